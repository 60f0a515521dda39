import type { RequestOptions } from '@segment/actions-core'
import { basicAuthorization } from '../credentials'
import type { Settings } from '../generated-types'
import { parseMovableInkUrl } from '../movable-ink-url'
import { batchedData } from './batch/batch-event'
import { bodyOf } from './batch/body'
import { serialiseData } from './data'
import type { Payload } from './generated-types'
import { mappedHeaders } from './headers'

/** A request as actions-core's client takes it. */
export interface EventRequest {
  url: string
  options: RequestOptions
}

/** Where requests go, and the credentials they go with. */
export interface Endpoint {
  url: string
  authorization: string
}

/** @throws IntegrationError 400 when a setting cannot be used */
export const endpointOf = (settings: Settings): Endpoint => ({
  url: parseMovableInkUrl(settings.movable_ink_url).href,
  authorization: basicAuthorization(settings)
})

/**
 * A POST to the endpoint: Basic credentials, the mapped headers, a body of JSON. With no body it has no content type.
 *
 * The body is given rather than left to the client's `json` option, so that it is serialised once.
 */
export function postTo(
  { url, authorization }: Endpoint,
  mapped: Record<string, string>,
  body?: RequestOptions['body']
): EventRequest {
  const headers = { ...mapped, authorization }
  if (body === undefined) return { url, options: { method: 'POST', headers } }
  return { url, options: { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body } }
}

/**
 * The POST that carries an event by itself: the mapped data is its body. With batching on it has the form of a batch, so
 * that Test Mapping shows what the event mapping at Movable Ink will have to read.
 *
 * @throws IntegrationError 400 when a setting cannot be used
 * @throws PayloadValidationError when a mapped header or the data cannot be sent
 */
export function buildRequest(settings: Settings, payload: Payload): EventRequest {
  const endpoint = endpointOf(settings)
  const headers = mappedHeaders(payload.headers)
  const body = payload.enable_batching ? bodyOf([{ json: batchedData(payload) }]) : serialiseData(payload.data)
  return postTo(endpoint, headers, body)
}
