import { PayloadValidationError } from '@segment/actions-core'
import type { Payload } from './generated-types'

/** The longest header value that is sent, in bytes. [assumed] Node itself reads at most 16 kB of headers in all. */
const MAX_HEADER_BYTES = 4096

/** What the destination sets itself, or HTTP needs to carry the request: a mapping of these is ignored. Lower case. */
const OWNED_HEADERS = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade'
])

/** A header's name as RFC 9110 §5.6.2 defines it. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Printable ASCII, and the tab. */
const HEADER_VALUE = /^[\t\x20-\x7e]*$/

const isOwned = (name: string) => OWNED_HEADERS.has(name) || name.startsWith('proxy-')

/**
 * Nothing to send. The text `undefined` counts too: it is what a template makes of a missing value, and actions-core's
 * client removes such a header.
 */
const isNothing = (value: unknown) => value === undefined || value === null || value === '' || value === 'undefined'

/** A header's name fit for a message: control characters escaped, at most 100 characters. */
const quoteName = (name: string) => JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name)

function refuse(name: string, rule: string): never {
  throw new PayloadValidationError(`Header ${quoteName(name)} ${rule}. Change it in the mapping of the Headers field.`)
}

function headerText(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    refuse(name, 'has a value that is not text, a number or true/false')
  }
  const text = String(value)
  if (!HEADER_VALUE.test(text)) refuse(name, 'has a value with a line break, control or non-ASCII character')
  // ASCII only by now, so that characters are bytes.
  if (text.length > MAX_HEADER_BYTES) refuse(name, `has a value over ${MAX_HEADER_BYTES} bytes`)
  return text
}

/**
 * The mapped headers that go out, as text, under the names they were mapped with.
 *
 * A value that resolved to nothing and a header that is not the mapping's to set are left out.
 *
 * @throws PayloadValidationError naming the header and the rule, never the value, when one cannot be sent as mapped
 */
export function mappedHeaders(mapped: Payload['headers']): Record<string, string> {
  const headers: [string, string][] = []
  for (const [name, value] of Object.entries(mapped ?? {})) {
    if (isNothing(value) || isOwned(name.trim().toLowerCase())) continue
    if (!HEADER_NAME.test(name)) refuse(name, 'has a name with characters HTTP does not allow, or none')
    headers.push([name, headerText(name, value)])
  }
  return Object.fromEntries(headers)
}
