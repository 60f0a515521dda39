/** Codes of errors that the pipeline answers with. They are stable: programs may depend on them. */
export type ApiErrorCode =
  | 'INVALID_REQUEST'
  | 'INVALID_JSON'
  | 'INVALID_EVENT'
  | 'UNKNOWN_WRITE_KEY'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN_HOST'
  | 'FORBIDDEN_ORIGIN'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'TOO_MANY_MAPPINGS'
  | 'TOO_MANY_STREAMS'
  | 'PAYLOAD_TOO_LARGE'
  | 'HEADERS_TOO_LARGE'
  | 'REQUEST_TIMEOUT'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'STORE_UNAVAILABLE'
  | 'INTERNAL_ERROR'

/** One thing that is wrong with a request. */
export interface Mistake {
  /** Where: a path into the body, such as `batch.3.userId`. */
  path: string
  message: string
}

/** An answer that is not a success. Its message says what to change, and never repeats what was sent. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  /** @param mistakes where there is more than one thing to say */
  constructor(
    readonly status: number,
    readonly code: ApiErrorCode,
    message: string,
    readonly mistakes?: readonly Mistake[]
  ) {
    super(message)
  }
}
