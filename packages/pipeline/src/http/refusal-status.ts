import type { RefusalCode } from '../refusal'

/** The status that each refusal is answered with. */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  INVALID_REQUEST: 400,
  INVALID_JSON: 400,
  INVALID_EVENT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_MAPPINGS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_STREAMS: 429,
  STORE_OVERLOADED: 503
}
