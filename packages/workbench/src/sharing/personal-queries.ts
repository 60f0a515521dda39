import { endingsOf, wordsOf } from './key-words'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { Kind } from './kinds-of-data'
import { KIND_BY_NAME } from './personal-names'
import type { Span } from './personal-looks'

const PARAMETER = /(?<=[?&#;]|^)([\w.[\]%-]{1,64})=([^&#;\s"'<>]+)/g

const nameOf = (key: string) => endingsOf(wordsOf(decoded(key, 'other'))).find((ending) => KIND_BY_NAME.has(ending))

/** A text of an address of a page without its percent signs; as it is if they make no sense. */
export function decoded(text: string, kind: Kind): string {
  try {
    // A plus is a space, but in an email address and before a phone number it is usually meant.
    return decodeURIComponent(kind === 'email' || kind === 'phone' ? text : text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** A text as it can stand in an address of a page; as it is if it is no valid Unicode. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}

/** The values in the address of a page, or in its query alone, that are personal by the names before them. */
export function personalQuerySpans(text: string): Span[] {
  if (!text.includes('=')) return []
  return [...text.matchAll(PARAMETER)].flatMap((match) => {
    const [whole, key = '', value = ''] = match
    const kind = KIND_BY_NAME.get(nameOf(key) ?? '')
    if (kind === undefined || kind === 'profile' || KEPT_BY_DEFAULT[kind] !== undefined) return []
    const start = match.index + whole.length - value.length
    return [{ start, end: start + value.length, kind, isEncoded: true }]
  })
}
