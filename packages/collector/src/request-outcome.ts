/** What became of a request, gathered while it is dealt with. */
export interface RequestOutcome {
  /** Events accepted with it. */
  events: number
  /** Why none were: the message of the answer, or the fault that was played. */
  reason?: string
}

/** A request that is over, without anything secret: neither its path, which may hold the endpoint key, nor its body. */
export interface AnsweredRequest extends RequestOutcome {
  /** When it ended. */
  at: Date
  method: string
  /** `undefined` when the connection was cut before a status went out. */
  status?: number
  requestId: string
}
