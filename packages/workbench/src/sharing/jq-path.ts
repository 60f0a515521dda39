import { isObject } from './json'
import type { Json, Step } from './json'

const STEP = /\.([A-Za-z_]\w*)|\.?\[(\d+)\]|\.?\["((?:[^"\\]|\\.)*)"\]|\."((?:[^"\\]|\\.)*)"/y

const keyIn = (text: string): string | undefined => {
  try {
    return JSON.parse(`"${text}"`) as string // a text between quotes is one
  } catch {
    return undefined
  }
}

/** The steps of a plain jq path such as `.properties.products[0].name`; undefined when it is any other jq. */
export function stepsOfPath(path: string): Step[] | undefined {
  const text = path.trim()
  if (text === '.') return []
  const steps: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text)
    if (match === null) return undefined
    const [, plain, index, bracketed, quoted] = match
    const key = plain ?? keyIn(bracketed ?? quoted ?? '')
    if (index === undefined && key === undefined) return undefined
    steps.push(index === undefined ? (key ?? '') : Number(index))
  }
  return text.startsWith('.') ? steps : undefined
}

/** What a path leads to; undefined when it leads to nothing. */
export function valueAt(value: Json, steps: readonly Step[]): Json | undefined {
  let here: Json | undefined = value
  for (const step of steps) {
    if (typeof step === 'number') here = Array.isArray(here) ? here[step] : undefined
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
