/**
 * One thing read from a file. `text` are the bytes as they stood there, without the white space around them, a line
 * ending or a separating comma, so that what was not delivered can be written back untouched.
 */
export type Read = EventRead | MalformedRead

/** A Segment event. */
export interface EventRead {
  kind: 'event'
  event: Record<string, unknown>
  text: Buffer
  file: string
  /** 1-based line where the event starts. */
  line: number
}

/** Something that is not a JSON object. */
export interface MalformedRead {
  kind: 'malformed'
  /** What is wrong, and where. It never quotes the file. Columns are 1-based and count bytes. */
  reason: string
  /** Empty where a bracket or comma of an array is missing or too many: nothing is lost then. */
  text: Buffer
  file: string
  /** 1-based line where `text` starts. */
  line: number
  /** The piece was too long to be given out at once: the next `text` follows on this one with nothing between. */
  continues?: boolean
}
