/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject

/** An object as JSON holds it. */
export interface JsonObject {
  [key: string]: Json
}

/** @returns whether a value is an object, neither a list nor null */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns whether a value nests lists and objects more than so many levels deep */
export const isNestedDeeperThan = (levels: number, value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isNestedDeeperThan(levels - 1, inner)))
