import type { Kind } from './kinds-of-data'
import { LOOKS } from './looks'
import type { Writing } from './writings'

/** A part of a text that is personal: from `start` to before `end`. */
export interface Span {
  start: number
  end: number
  kind: Kind
  /** How it is written there, from the outside to the inside: with %40 for @ in the address of a page. */
  writings: readonly Writing[]
}

/** Spans in their order; one that begins within an earlier one is taken together with it. */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1)
    if (last === undefined || span.start >= last.end) kept.push(span)
    else if (span.end > last.end) kept.splice(-1, 1, { ...last, end: span.end })
  }
  return kept
}

/** The parts of a text that look like an email address, a phone number, an IP address and so on. */
export function personalSpans(text: string): Span[] {
  const taken: Span[] = []
  for (const { kind, pattern, isSo = () => true } of LOOKS) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length, kind, writings: [] }
      const isFree = taken.every(({ start, end }) => span.end <= start || span.start >= end)
      if (isFree && span.end > span.start && isSo(match[0])) taken.push(span)
    }
  }
  return withoutOverlaps(taken)
}
