import { BrokenElementEnd } from './broken-element-end'
import { byte, isBlank, withoutTrailingBlanks } from './bytes'
import type { ByteWindow } from './byte-window'
import { JsonScan } from './json-scan'
import type { Limits } from './limits'
import { parseObject } from './parse-object'
import { IndentedEnd, knownEnd, lineEnd, type PieceEnd } from './piece-end'

/** Where a piece stands: on lines of its own, or as an element of an array. */
export type Place = 'line' | 'array'

/** What the window starts with. Nothing has been taken out of it yet. */
export type Piece = { event: Record<string, unknown>; length: number } | Malformed

/** A piece that is not an object, whose end may not have been read yet. */
export interface Malformed {
  end: PieceEnd
  /** What is wrong with it, once its text is known. */
  reason: (text: Buffer) => string
}

/** Finds out what the window, whose first byte is not white space, starts with. */
export async function examine(window: ByteWindow, place: Place, limits: Limits): Promise<Piece> {
  const line = place === 'line' && window.atLineStart ? await wholeLine(window, limits) : undefined
  if (line?.at(-1) === byte.closeBrace) {
    const parsed = parseObject(line)
    if ('event' in parsed) return { event: parsed.event, length: line.length }
  }
  const scan = new JsonScan(limits)
  let progress = scan.scan(window.bytes, window.ended)
  while (progress === 'more') {
    await window.fill()
    progress = scan.scan(window.bytes, window.ended)
  }
  if (progress !== 'complete') return broken(window, place, scan, progress === 'too long' ? limits : undefined)
  const length = scan.at
  scan.at = await nextOnLine(window, length, limits)
  if (!mayFollow(window.bytes[scan.at], place, window.bytes[0])) return broken(window, place, scan)
  const parsed = parseObject(window.bytes.subarray(0, length))
  if ('event' in parsed) return { event: parsed.event, length }
  return { end: knownEnd(window.start + length), reason: () => parsed.reason }
}

/** The line the window starts with, if it can be read as one piece. */
async function wholeLine(window: ByteWindow, limits: Limits): Promise<Buffer | undefined> {
  let end = window.lineFeed()
  while (end === -1 && window.bytes.length <= limits.piece && (await window.fill())) end = window.lineFeed()
  if (end === -1 && window.ended) end = window.bytes.length
  const line = withoutTrailingBlanks(window.bytes.subarray(0, Math.max(0, end)))
  return line.length <= limits.piece ? line : undefined
}

/** Index of the first byte from `at` on that is not blank. Gives up looking after `limits.spread` bytes. */
async function nextOnLine(window: ByteWindow, from: number, limits: Limits): Promise<number> {
  for (let at = from; at - from <= limits.spread; at++) {
    if (at === window.bytes.length && !(await window.fill())) return at
    if (!isBlank(window.bytes[at])) return at
  }
  return from
}

/** Whether `next` may stand behind a complete value. A blank: the line was not looked at to its end. */
function mayFollow(next: number | undefined, place: Place, first: number | undefined): boolean {
  if (next === undefined || next === byte.lineFeed || isBlank(next)) return true
  if (next === byte.openBrace && first === byte.openBrace) return true
  return place === 'array' && (next === byte.comma || next === byte.closeBracket)
}

function broken(window: ByteWindow, place: Place, scan: JsonScan, passed?: Limits): Malformed {
  const { line, start } = window
  const column = start - window.lineStart
  const reason = (text: Buffer) => {
    if (scan.at >= text.length) return 'not valid JSON: it ends before it is complete'
    if (passed) return `goes on over several lines for more than ${inMebibytes(passed.spread)}`
    return `not valid JSON (${position(text.subarray(0, scan.at), line, column)})`
  }
  return { end: brokenEnd(window, place, scan), reason }
}

function brokenEnd(window: ByteWindow, place: Place, scan: JsonScan): PieceEnd {
  const lineFeed = window.lineFeed()
  if (lineFeed !== -1 && lineFeed < scan.at) {
    const isPrinted = opensOnly(window.bytes.subarray(0, lineFeed))
    return isPrinted ? new IndentedEnd(window.start + lineFeed, window.indent) : lineEnd()
  }
  if (place === 'line') return lineEnd()
  // A string followed by what cannot follow one: its last quote is rather the first of another, unless one comes now.
  const quoteWasLost = scan.afterString && window.bytes[scan.at] !== byte.quote
  return new BrokenElementEnd({
    offset: window.start + scan.at,
    open: scan.open,
    inString: scan.inString || quoteWasLost
  })
}

/** Whether the line holds an opening brace or bracket and nothing else, as the first line of printed JSON does. */
function opensOnly(line: Buffer): boolean {
  const first = line[0]
  return (first === byte.openBrace || first === byte.openBracket) && withoutTrailingBlanks(line).length === 1
}

function position(before: Buffer, line: number, column: number): string {
  const lastLineFeed = before.lastIndexOf(byte.lineFeed)
  if (lastLineFeed === -1) return `column ${column + before.length + 1}`
  const lines = before.toString('latin1').split('\n').length - 1
  return `line ${line + lines}, column ${before.length - lastLineFeed}`
}

/** A size as people say it. */
export function inMebibytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`
}
