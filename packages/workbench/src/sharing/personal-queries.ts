import { kindByPlace } from './kind-by-place'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { Span } from './personal-looks'
import { read, readAddress } from './writings'
import type { Writing } from './writings'

const NAME = /(?<=[?&#;]|^)([\w.[\]%-]{1,64})=(?=[^&#;\s"'<>])/g
const VALUE = /[^&#;\s"'<>]+/y

/** What leads to a parameter: of `user[email]` it is the user, and the email. */
const stepsOf = (name: string) =>
  ['properties', ...read(name, ['address'], true).split(/[[\].]+/)].filter((key) => key !== '')

function valueAfter(text: string, place: number): string {
  VALUE.lastIndex = place
  return VALUE.exec(text)?.[0] ?? ''
}

const MOST_TIMES = 5

/** How often a value is written for an address: %2540 is @, written twice. */
function writingsOf(value: string): Writing[] {
  const writings: Writing[] = ['address']
  let inner = readAddress(value)?.text
  while (inner !== undefined && writings.length < MOST_TIMES) {
    inner = readAddress(inner)?.text
    if (inner !== undefined) writings.push('address')
  }
  return writings
}

/** The values in the address of a page, or in its query alone, that are personal by the names before them. */
export function personalQuerySpans(text: string): Span[] {
  if (!text.includes('=')) return []
  return [...text.matchAll(NAME)].flatMap((match) => {
    const [whole, name = ''] = match
    const kind = kindByPlace(stepsOf(name), 'page')?.kind
    if (kind === undefined || kind === 'profile' || KEPT_BY_DEFAULT[kind] !== undefined) return []
    const start = match.index + whole.length
    const value = valueAfter(text, start)
    return [{ start, end: start + value.length, kind, writings: writingsOf(value) }]
  })
}

/** Values that are objects or lists of JSON, written as the address of a page or as they are. */
export function jsonInQuery(text: string): { start: number; text: string }[] {
  if (!text.includes('=')) return []
  return [...text.matchAll(NAME)].flatMap((match) => {
    const start = match.index + match[0].length
    const value = valueAfter(text, start)
    return /^(?:%(?:25)*[57]b|[[{])/i.test(value) ? [{ start, text: value }] : []
  })
}
