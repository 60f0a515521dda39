import { MAX_DEPTH } from '../ingestion/limits'

const isText = (value: unknown): value is string => typeof value === 'string'

const isBroken = (value: unknown) =>
  (isText(value) && /\0|\p{Cs}/u.test(value)) || (typeof value === 'number' && !Number.isFinite(value))

/**
 * Why a value cannot be stored as jsonb: Postgres has no U+0000, no halves of surrogate pairs and no infinite numbers in it,
 * and whatever recurses over a mapping would come to the end of the stack. Undefined when it can.
 */
export function unstorable(value: unknown): string | undefined {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return `must not be nested deeper than ${MAX_DEPTH} levels`
    if (level.some(isBroken)) return 'must not contain U+0000, halves of surrogate pairs, or numbers beyond 64 bits'
    level = level.flatMap((one): unknown[] => {
      if (typeof one !== 'object' || one === null) return []
      return Array.isArray(one) ? (one as unknown[]) : [...Object.keys(one), ...(Object.values(one) as unknown[])]
    })
  }
  return undefined
}
