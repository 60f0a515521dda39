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
}

/** All values of an event that hold no others, in their order. */
export function* leavesOf(value: Json, steps: readonly Step[] = [], besides: readonly string[] = []): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, [...steps, index])
    return
  }
  if (isObject(value)) {
    const keys = Object.keys(value)
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...steps, key], keys)
    return
  }
  yield { steps, value, besides }
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
