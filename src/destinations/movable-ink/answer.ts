import type { HTTPError, ModifiedResponse } from '@segment/actions-core'

/** What an answer of Movable Ink says about itself. */
export interface Answer {
  status: number
  /** Movable Ink's own words, as received. */
  message?: string
  /** The id to quote to Movable Ink's support. */
  requestId?: string
  /** The host a redirect points to; never its path, which may hold the endpoint key. */
  redirectHost?: string
}

type JsonObject = Record<string, unknown>

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** The body as a JSON object, whatever type it is sent as; undefined when it is none. */
function jsonOf(content: string): JsonObject | undefined {
  try {
    // A byte order mark is no JSON, but no reason to lose the message either.
    const json: unknown = JSON.parse(content.replace(/^\ufeff/, ''))
    return typeof json === 'object' && json !== null ? (json as JsonObject) : undefined
  } catch {
    return undefined
  }
}

function hostOf(location: string | null): string | undefined {
  try {
    return location === null ? undefined : textOf(new URL(location).host)
  } catch {
    return undefined
  }
}

/** The response of an HTTPError, with the body that actions-core's client has read before it threw. */
const responseOf = (error: HTTPError) => error.response as ModifiedResponse

/** The parts of an answer that was not a success which its sender or Movable Ink's support can act on. */
export function readAnswer(error: HTTPError): Answer {
  const { status, headers, content } = responseOf(error)
  const json = jsonOf(content)
  const isPlainText = /^text\/plain\b/i.test(headers.get('content-type') ?? '')
  return {
    status,
    message: textOf(json?.message) ?? (isPlainText && json === undefined ? textOf(content) : undefined),
    requestId: textOf(json?.request_id) ?? textOf(headers.get('x-request-id')),
    redirectHost: hostOf(headers.get('location'))
  }
}

/** The id that Movable Ink gave a request which it took, as received. */
export function requestIdOf({ data, headers }: ModifiedResponse<unknown>): string | undefined {
  const json = (typeof data === 'object' && data !== null ? data : {}) as JsonObject
  return textOf(json.request_id) ?? textOf(headers.get('x-request-id'))
}

/** Whether an answer is Movable Ink's own "not found" for an endpoint key, as opposed to that of any web server. */
export function isUnknownEndpointKey(error: HTTPError): boolean {
  const { status, content } = responseOf(error)
  return status === 404 && textOf(jsonOf(content)?.message) !== undefined
}
