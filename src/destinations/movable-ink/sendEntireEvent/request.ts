import type { RequestOptions } from '@segment/actions-core'
import { basicAuthorization } from '../credentials'
import type { Settings } from '../generated-types'
import { parseMovableInkUrl } from '../movable-ink-url'
import { serialiseData } from './data'
import type { Payload } from './generated-types'
import { mappedHeaders } from './headers'

/** A request as actions-core's client takes it. */
export interface EventRequest {
  url: string
  options: RequestOptions
}

/**
 * The one POST that carries an event: Basic credentials, the mapped headers, the mapped data as JSON. With no data it
 * has no body and no content type.
 *
 * The body is a string rather than the client's `json` option, so that it is serialised once.
 *
 * @throws IntegrationError 400 when a setting cannot be used
 * @throws PayloadValidationError when a mapped header or the data cannot be sent
 */
export function buildRequest(settings: Settings, payload: Payload): EventRequest {
  const url = parseMovableInkUrl(settings.movable_ink_url).href
  const authorization = basicAuthorization(settings)
  const headers = mappedHeaders(payload.headers)
  const body = serialiseData(payload.data)

  headers.authorization = authorization
  if (body === undefined) return { url, options: { method: 'POST', headers } }
  headers['content-type'] = 'application/json'
  return { url, options: { method: 'POST', headers, body } }
}
