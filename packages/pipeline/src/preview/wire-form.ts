import { maskedUrl } from '@actions-movable-ink/runtime'
import type { Concealer } from './conceal-secrets'
import { shownHeaders, shownName } from './shown-headers'
import type { WireRequest } from './without-sending'

/** A mapped header that does not go out as it was mapped. */
export interface IgnoredHeader {
  name: string
  reason: string
}

/** A request as it may be shown. */
export interface WireForm {
  method: string
  /** Without the endpoint key. */
  url: string
  /** Without credentials. */
  headers: Record<string, string>
  /** Its beginning, where it is long. */
  body: string
  /** Of the whole body. */
  bytes: number
  truncated: boolean
  ignoredHeaders: IgnoredHeader[]
}

/** The longest body that is shown, in bytes: four times the longest event. */
const MAX_SHOWN_BYTES = 128 * 1024

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === 'undefined'

const REASONS = {
  empty: 'Its value is empty.',
  owned: 'The destination or the connection sets it itself.'
}

/** The mapped headers that are missing in a request, or have another value there. */
function ignoredHeaders(mapped: Readonly<Record<string, unknown>>, sent: WireRequest['headers']): IgnoredHeader[] {
  const values = new Map(sent.map(([name, value]) => [name.toLowerCase(), value]))
  return Object.entries(mapped).flatMap(([name, value]) => {
    const onWire = values.get(name.trim().toLowerCase())
    const text = String(value).trim()
    // Names that differ in their case alone are one header, with all of their values.
    if (onWire !== undefined && !isEmpty(value) && (onWire === text || onWire.split(', ').includes(text))) return []
    return [{ name, reason: isEmpty(value) ? REASONS.empty : REASONS.owned }]
  })
}

function headersOf({ payload }: { payload: unknown }): Record<string, unknown> {
  const { headers } = (payload ?? {}) as { headers?: unknown }
  return typeof headers === 'object' && headers !== null ? { ...headers } : {}
}

/**
 * A request as it may be shown: without the endpoint key of its URL, without credentials in its headers, and with the
 * secrets of the settings masked wherever else a mapping has put them.
 *
 * @param payload what the action was given, to find the mapped headers that do not go out
 */
export function wireFormOf(
  { method, url, headers, body }: WireRequest,
  conceal: Concealer,
  payload?: unknown
): WireForm {
  // Before it is cut, or half of a secret would be left.
  const shown = Buffer.from(conceal.text(body.toString()))
  return {
    method,
    url: maskedUrl(url),
    headers: shownHeaders(headers, conceal),
    // As a stream: a character that is cut in two is left out.
    body: new TextDecoder().decode(shown.subarray(0, MAX_SHOWN_BYTES), { stream: true }),
    bytes: body.length,
    truncated: shown.length > MAX_SHOWN_BYTES,
    ignoredHeaders: ignoredHeaders(headersOf({ payload }), headers).map(({ name, reason }) => ({
      name: shownName(name, conceal),
      reason
    }))
  }
}
