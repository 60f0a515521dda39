import { useState } from 'react'

/** Which inputs of a form somebody has typed into, or left: only there is it said that something is missing. */
export function useTouched() {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const touch = (input: string) => {
    if (!touched.has(input)) setTouched(new Set([...touched, input]))
  }
  return {
    touch,
    ifTouched: (input: string, mistake: string | undefined) => (touched.has(input) ? mistake : undefined)
  }
}
