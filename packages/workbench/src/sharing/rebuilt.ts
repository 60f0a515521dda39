import { isObject } from './json'
import type { Json, JsonObject, Step } from './json'
import { pathText } from './path-text'

/** What stands in the place of values and of keys, by the path of each. */
export interface Masks {
  values: ReadonlyMap<string, Json>
  keys: ReadonlyMap<string, string>
}

const freeKey = (key: string, taken: JsonObject): string =>
  Object.hasOwn(taken, key) ? freeKey(`${key} (2)`, taken) : key

/** An event with masks in the place of values and keys, and where each of its paths leads then. */
export function rebuilt(
  event: JsonObject,
  masks: Masks
): { event: JsonObject; paths: ReadonlyMap<string, readonly Step[]> } {
  const paths = new Map<string, readonly Step[]>()
  const build = (value: Json, steps: readonly Step[], shared: readonly Step[]): Json => {
    paths.set(pathText(steps), shared)
    if (Array.isArray(value)) return value.map((item, index) => build(item, [...steps, index], [...shared, index]))
    return isObject(value) ? buildObject(value, steps, shared) : (masks.values.get(pathText(steps)) ?? value)
  }
  const buildObject = (value: JsonObject, steps: readonly Step[], shared: readonly Step[]): JsonObject => {
    const object: JsonObject = {}
    for (const [key, item] of Object.entries(value)) {
      const here = [...steps, key]
      const masked = masks.keys.get(pathText(here))
      const name = masked === undefined ? key : freeKey(masked, object)
      // Not by assignment, which would set the prototype where a key is __proto__.
      const made = build(item, here, [...shared, name])
      Object.defineProperty(object, name, { value: made, enumerable: true, configurable: true, writable: true })
    }
    return object
  }
  return { event: buildObject(event, [], []), paths }
}
