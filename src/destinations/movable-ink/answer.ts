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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

function hostOf(location: string | null): string | undefined {
  try {
    return location === null ? undefined : text(new URL(location).host)
  } catch {
    return undefined
  }
}

/** The parts of an answer that was not a success which its sender or Movable Ink's support can act on. */
export function readAnswer(error: HTTPError): Answer {
  // actions-core's client adds `content` and `data` to every response before it throws, but types it as a plain one.
  const response = error.response as ModifiedResponse
  const body = isRecord(response.data) ? response.data : {}
  const plainText = response.headers.get('content-type')?.startsWith('text/plain') ? response.content : undefined
  return {
    status: response.status,
    message: text(body.message) ?? text(plainText),
    requestId: text(body.request_id) ?? text(response.headers.get('x-request-id')),
    redirectHost: hostOf(response.headers.get('location'))
  }
}

/** Whether an answer is Movable Ink's own "not found" for an endpoint key, as opposed to that of any web server. */
export const isUnknownEndpointKey = (error: HTTPError): boolean => {
  const { status, data } = error.response as ModifiedResponse
  return status === 404 && isRecord(data) && text(data.message) !== undefined
}
