import type { Json } from '../json'

/** The id of a person that a field holds, which is a text or a number; `undefined` when it holds neither. */
export const idIn = (value: Json | undefined): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
