import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

/** Since the last letter, before it is searched for. */
const PAUSE_MS = 250

/** What is typed into a search box: shown at once, and searched for when the typing pauses. */
export function useTypedSearch(searched: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(searched)
  const [told, setTold] = useState(searched)
  const tell = useDebouncedCallback((text: string) => {
    setTold(text)
    onSearch(text)
  }, PAUSE_MS)
  // The address was changed by something else than typing: by going back, or a link.
  if (searched !== told) {
    setTold(searched)
    setTyped(searched)
  }
  return {
    value: typed,
    onType: (text: string) => {
      setTyped(text)
      tell(text)
    }
  }
}
