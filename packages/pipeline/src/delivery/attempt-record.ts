/** What is kept of one attempt. Never a payload, a header's value or a URL with the endpoint key. */
export interface AttemptRecord {
  /** ISO 8601. */
  at: string
  /** How long it took, in milliseconds. */
  ms: number
  /** HTTP status, or the one that stands for no answer; missing when nothing was sent. */
  status?: number
  /** Movable Ink's id of the request. */
  requestId?: string
  /** Reason code of a failure. */
  reason?: string
  /** What failed, in words. */
  message?: string
  /** How many events went in the same request; missing for an event that went alone. */
  batch?: number
}
