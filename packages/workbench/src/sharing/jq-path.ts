import { isObject } from './json'
import type { Json, Step } from './json'

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`
const STEP = new RegExp(String.raw`\.([A-Za-z_]\w*)|\.(${TEXT})|\.?\[\s*(${TEXT}|-?\d+)\s*\]|\?`, 'y')

const stepIn = (text: string): Step | undefined => {
  try {
    return JSON.parse(text) as Step // a text between quotes, or a whole number
  } catch {
    return undefined
  }
}

/** The steps of a plain jq path, such as `.products[0]."my key"?`; undefined when it is any other jq. */
export function stepsOfPath(path: string): Step[] | undefined {
  const text = path.trim()
  if (text === '.') return []
  const steps: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text)
    if (match === null) return undefined
    const [all, plain, quoted, bracketed] = match
    if (all === '?') continue
    const step = plain ?? stepIn(quoted ?? bracketed ?? '')
    if (step === undefined) return undefined
    steps.push(step)
  }
  return text.startsWith('.') ? steps : undefined
}

/** What a path leads to; undefined when it leads to nothing. */
export function valueAt(value: Json, steps: readonly Step[]): Json | undefined {
  let here: Json | undefined = value
  for (const step of steps) {
    if (typeof step === 'number') here = Array.isArray(here) ? here.at(step) : undefined
    else here = isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined
  }
  return here
}

/** What a path of an event mapping finds in a payload. */
export type PathResult = { found: 'value'; value: Json } | { found: 'nothing' } | { found: 'unknown' }

/** What a path of an event mapping finds in a payload: unknown for jq that is more than a plain path. */
export function resultOfPath(payload: Json, path: string): PathResult {
  const steps = stepsOfPath(path)
  if (steps === undefined) return { found: 'unknown' }
  const value = valueAt(payload, steps) ?? null
  return value === null ? { found: 'nothing' } : { found: 'value', value }
}
