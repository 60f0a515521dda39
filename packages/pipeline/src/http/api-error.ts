import type { Mistake, Pending, RefusalCode } from '../refusal'

/** Codes of errors that the pipeline answers with. They are stable: programs may depend on them. */
export type ApiErrorCode =
  | RefusalCode
  | 'UNKNOWN_WRITE_KEY'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN_HOST'
  | 'FORBIDDEN_ORIGIN'
  | 'METHOD_NOT_ALLOWED'
  | 'HEADERS_TOO_LARGE'
  | 'REQUEST_TIMEOUT'
  | 'STORE_UNAVAILABLE'
  | 'INTERNAL_ERROR'

/** An answer that is not a success. Its message says what to change, and never repeats what was sent. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  /**
   * @param mistakes where there is more than one thing to say
   * @param pendingDeliveries what would be lost
   */
  constructor(
    readonly status: number,
    readonly code: ApiErrorCode,
    message: string,
    readonly mistakes?: readonly Mistake[],
    readonly pendingDeliveries?: Pending
  ) {
    super(message)
  }
}
