// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * HTTP headers to send with each request. Only ASCII characters are supported.
   */
  headers?: {
    [k: string]: unknown
  }
  /**
   * Payload to deliver to webhook URL (JSON-encoded).
   */
  data?: {
    [k: string]: unknown
  }
  /**
   * Send events in batches of up to 1,000, as {"events":[…]}, instead of one by one. Before you switch this on, ask Movable Ink to confirm that the event mappings of your endpoint read batches.
   */
  enable_batching?: boolean
  /**
   * The most events in a batch.
   */
  batch_size?: number
  /**
   * The most bytes in a batch.
   */
  batch_bytes?: number
  /**
   * The fields that all events of a batch have in common.
   */
  batch_keys?: string[]
}
