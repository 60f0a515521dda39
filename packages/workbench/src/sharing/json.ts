/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject

export interface JsonObject {
  [key: string]: Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A key of an object, or a place in a list: -1 is the last. */
export type Step = string | number

/** A value of an event that holds no others, and where it is. */
export interface Leaf {
  steps: readonly Step[]
  value: string | number | boolean | null
  /** The keys of the object that holds it, its own too; none in a list. */
  besides: readonly string[]
  /** What it is called by the text beside it, in a list of attributes: `{ "name": "phone", "value": "…" }`. */
  attribute?: string
}

const SAY_WHAT_IT_IS = ['name', 'key', 'field', 'attribute', 'property', 'label', 'question', 'id']
const VALUES = new Set(['value', 'values', 'answer'])

/** What the value in an object is called by another of its fields. */
function attributeIn(object: JsonObject): string | undefined {
  return SAY_WHAT_IT_IS.map((key) => object[key]).find((text) => typeof text === 'string')
}

/** All values of an event that hold no others, in their order. */
export function* leavesOf(
  value: Json,
  steps: readonly Step[] = [],
  { besides, attribute }: Pick<Leaf, 'besides' | 'attribute'> = { besides: [] }
): Generator<Leaf> {
  const called = attribute === undefined ? {} : { attribute }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, [...steps, index], { besides: [], ...called })
    return
  }
  if (isObject(value)) {
    const keys = Object.keys(value)
    const own = attributeIn(value)
    for (const [key, inner] of Object.entries(value)) {
      const isValue = own !== undefined && VALUES.has(key.toLowerCase())
      yield* leavesOf(inner, [...steps, key], { besides: keys, ...(isValue ? { attribute: own } : {}) })
    }
    return
  }
  yield { steps, value, besides, ...called }
}

/** All keys of all objects in an event, each as the steps to it, in their order. */
export function* keysOf(value: Json, steps: readonly Step[] = []): Generator<readonly Step[]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* keysOf(item, [...steps, index])
    return
  }
  if (!isObject(value)) return
  for (const [key, inner] of Object.entries(value)) {
    yield [...steps, key]
    yield* keysOf(inner, [...steps, key])
  }
}

/** The type of an event; empty when it has none. */
export const typeOf = ({ type }: JsonObject): string => (typeof type === 'string' ? type : '')
