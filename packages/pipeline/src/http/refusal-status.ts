import type { RefusalCode } from '../refusal'
import type { ApiErrorCode } from './api-error'

/** The status that each refusal is answered with. */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  INVALID_REQUEST: 400,
  INVALID_JSON: 400,
  INVALID_EVENT: 400,
  NOT_FOUND: 404,
  STALE: 409,
  PENDING_DELIVERIES: 409,
  MISSING_SETTINGS: 409,
  TEST_UNDER_WAY: 409,
  NOT_SENDABLE: 409,
  MAPPING_DELETED: 409,
  NO_TOKEN_NEEDED: 409,
  TOO_MANY_MAPPINGS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_STREAMS: 429,
  STORE_OVERLOADED: 503
}

/** The status that each code stands with in an answer: `docs/pipeline.md` lists them, with what to do. */
export const ERROR_STATUS: Readonly<Record<ApiErrorCode, number>> = {
  ...REFUSAL_STATUS,
  UNAUTHORIZED: 401,
  UNKNOWN_WRITE_KEY: 401,
  FORBIDDEN_HOST: 403,
  FORBIDDEN_ORIGIN: 403,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  HEADERS_TOO_LARGE: 431,
  INTERNAL_ERROR: 500,
  STORE_UNAVAILABLE: 503
}
