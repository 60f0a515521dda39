import { isJsonObject, type Json, type JsonObject } from '../json'

/** Events of each kind, as Segment sends them, and an empty one. */
const EVERYDAY: JsonObject[] = [
  { type: 'identify', userId: 'u-1', anonymousId: 'a-1', traits: { plan: 'free', age: 42, vip: true } },
  { type: 'track', event: 'Product Viewed', anonymousId: 'a-1', properties: { product_id: 'p-1', price: 9.5 } },
  { type: 'track', event: 'Order Completed', properties: { products: [{ product_id: 'p-1' }, { product_id: 'p-2' }] } },
  { type: 'page', name: 'Home', properties: { url: 'https://example.com/' }, context: { timezone: 'Europe/Paris' } },
  { type: 'screen', name: 'Home', userId: null, timestamp: '2026-01-01T00:00:00.000Z' },
  { type: 'group', groupId: 'g-1', timestamp: 1767225600000 },
  {}
]

/** The values a path takes besides the texts found in the expression itself. */
const VALUES: Json[] = ['text', '', 0, 7.5, true, false, null]

const MOST_MADE = 100

const PATH = /(?:\.[A-Za-z_]\w*)+/g
const TEXT = /"(?:[^"\\]|\\.)*"/g

/**
 * Makes the events on which two jq engines must agree about an expression: everyday ones, and ones made for it, in
 * which each path it names takes each text it names and some other values.
 */
export const probeEventsFor = (expression: string): JsonObject[] => {
  const texts = (expression.match(TEXT) ?? []).flatMap(readText)
  const named = (expression.replace(TEXT, '').match(PATH) ?? []).map((path) => path.slice(1).split('.'))
  const paths = named.filter((path) => !named.some((other) => isWithin(path, other)))

  const inOrder = paths.reduce((event, path, index) => withValue(event, path, texts[index] ?? 'text'), {})
  const oneByOne = paths.flatMap((path) => [...texts, ...VALUES].map((value) => withValue({}, path, value)))
  return [...[inOrder, ...oneByOne].slice(0, MOST_MADE), ...EVERYDAY]
}

const readText = (literal: string): string[] => {
  try {
    return [JSON.parse(literal) as string]
  } catch {
    return [] // jq's own escapes, such as \(…), are not JSON's
  }
}

const isWithin = (path: string[], other: string[]): boolean =>
  other.length > path.length && path.every((key, index) => other[index] === key)

const withValue = (event: JsonObject, path: string[], value: Json): JsonObject => {
  const [key, ...rest] = path
  if (key === undefined) return event
  const inner = event[key]
  return {
    ...event,
    [key]: rest.length === 0 ? value : withValue(isJsonObject(inner) ? inner : {}, rest, value)
  }
}
