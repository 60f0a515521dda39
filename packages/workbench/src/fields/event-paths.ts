import { countOf } from '../ui/counting'

/** A value of an event that a mapping can name. */
export interface EventPath {
  /** Such as `$.properties.products[0].price`. */
  path: string
  /** The value in short, as an example. */
  example: string
  isObject: boolean
}

/** The most that are listed: an event has fewer, unless it is no event. */
const MOST = 500

const LONGEST_EXAMPLE = 60

/** A key with one of these in it cannot be named: the runtime splits paths there. */
const IN_THE_WAY = /[.[\]'"{}]|^\s|\s$|^$/

function exampleOf(value: unknown): string {
  if (Array.isArray(value)) return countOf(value.length, 'item')
  if (typeof value === 'object' && value !== null) return 'object'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text
}

function* walk(value: object, at: string): Generator<EventPath> {
  const isList = Array.isArray(value)
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (IN_THE_WAY.test(key)) continue
    const path = isList ? `${at}[${key}]` : `${at}.${key}`
    const isObject = typeof inner === 'object' && inner !== null
    yield { path, example: exampleOf(inner), isObject: isObject && !Array.isArray(inner) }
    if (isObject) yield* walk(inner, path)
  }
}

/** Every value of an event that a mapping can name, in the order of the event. */
export function eventPaths(event: Record<string, unknown>): EventPath[] {
  const found: EventPath[] = []
  for (const path of walk(event, '$')) {
    if (found.push(path) === MOST) break
  }
  return found
}

/** A path as a variable in a template, such as `{{properties.price}}`. */
export const variableOf = (path: string): string => `{{${path.replace(/^\$\./, '')}}}`
