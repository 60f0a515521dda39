/** Codes of what is refused. They are stable: programs may depend on them. */
export type RefusalCode =
  | 'INVALID_REQUEST'
  | 'INVALID_JSON'
  | 'INVALID_EVENT'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'PAYLOAD_TOO_LARGE'
  | 'NOT_FOUND'
  | 'STALE'
  | 'PENDING_DELIVERIES'
  | 'MISSING_SETTINGS'
  | 'TEST_UNDER_WAY'
  | 'NOT_SENDABLE'
  | 'MAPPING_DELETED'
  | 'NO_TOKEN_NEEDED'
  | 'TOO_MANY_MAPPINGS'
  | 'TOO_MANY_STREAMS'
  | 'STORE_OVERLOADED'

/** One thing that is wrong with what was asked for. */
export interface Mistake {
  /** Where: a path into what was given, such as `batch.3.userId`. */
  path: string
  /** Of a trigger: as its check says, and stable. */
  code?: string
  /** Goes on behind the path; with a code it is a sentence of its own. */
  message: string
}

/** Deliveries that are not over. */
export interface Pending {
  /** As many as were counted. */
  count: number
  /** Whether there are more than those. */
  isMore: boolean
}

/** A mistake as a sentence. */
export const inWords = ({ path, code, message }: Mistake): string =>
  code === undefined ? `${path} ${message}.` : message

/**
 * What was asked for is not done, for a reason that whoever asks can change. Its message says what to change, and never
 * repeats what was given, but for words of a trigger that cannot be read.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  /**
   * @param mistakes where there is more than one thing to say
   * @param pendingDeliveries what would be lost
   */
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly mistakes?: readonly Mistake[],
    readonly pendingDeliveries?: Pending
  ) {
    super(message)
  }
}
