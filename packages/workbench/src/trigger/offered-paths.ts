import type { Field } from './condition'

const ROOTS: Readonly<Partial<Record<Field, string>>> = {
  property: '$.properties.',
  trait: '$.traits.',
  context: '$.context.'
}

/** A value of an event that can be named, such as `$.properties.total`. */
export interface NamedValue {
  path: string
  isObject: boolean
}

/** What there is to choose from while a condition is written; anything else can be written too. */
export interface Offered {
  /** Of events that came in. */
  eventNames: readonly string[]
  /** Of an event to go by. */
  values: readonly NamedValue[]
}

/** What of an event a condition on this field can look at, as the builder writes it: `total`, `products.0.sku`. */
export function offeredPaths(field: Field, values: readonly NamedValue[]): string[] {
  const root = ROOTS[field]
  if (root === undefined) return []
  return values
    .filter(({ path, isObject }) => !isObject && path.startsWith(root))
    .map(({ path }) => path.slice(root.length).replaceAll('[', '.').replaceAll(']', ''))
}
