const isBroken = (value: unknown) =>
  (typeof value === 'string' && /\0|\p{Cs}/u.test(value)) || (typeof value === 'number' && !Number.isFinite(value))

/**
 * Why a value of a JSON body cannot be stored as jsonb, which holds no U+0000, no halves of surrogate pairs and no infinite
 * numbers. Undefined when it can.
 */
export function unstorable(value: unknown): string | undefined {
  if (isBroken(value)) return 'must not contain U+0000, halves of surrogate pairs, or numbers beyond 64 bits'
  if (typeof value !== 'object' || value === null) return undefined
  // How deep it may be nested is limited for all bodies.
  const inner: unknown[] = Array.isArray(value) ? value : Object.entries(value)
  for (const one of inner) {
    const reason = unstorable(one)
    if (reason !== undefined) return reason
  }
  return undefined
}
