/** How much the reader holds at once, in bytes. */
export interface Limits {
  /** The longest line, or the longest element of an array on one line, that is read as one piece. */
  piece: number
  /** How far the reader looks ahead for the end of an object that goes on over several lines. */
  spread: number
}

const MEBIBYTE = 1024 * 1024

/** 8 MiB and 1 MiB: Segment takes events of up to 32 KB, Movable Ink requests under 2 MB. */
export const LIMITS: Limits = { piece: 8 * MEBIBYTE, spread: MEBIBYTE }
