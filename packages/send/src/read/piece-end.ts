import { byte, isBlank } from './bytes'
import type { ByteWindow } from './byte-window'

/**
 * Finds where a malformed piece ends. All positions are offsets in the stream, so that the front of a long piece can
 * be taken out of the window while its end is still looked for.
 */
export interface PieceEnd {
  /** The piece's end, or undefined while the window does not show it. */
  find(window: ByteWindow): number | undefined
  /** Everything before it belongs to the piece, whatever comes. */
  reaches: number
}

/** The end is known already. */
export function knownEnd(offset: number): PieceEnd {
  return { reaches: offset, find: () => offset }
}

/** The piece ends with its line, before the line ending. */
export function lineEnd(): PieceEnd {
  const end: PieceEnd = {
    reaches: 0,
    find(window) {
      const lineFeed = window.lineFeed()
      if (lineFeed === -1 && !window.ended) {
        const held = window.start + window.bytes.length
        end.reaches = window.bytes.at(-1) === byte.carriageReturn ? held - 1 : held
        return undefined
      }
      end.reaches =
        lineFeed === -1 ? window.start + window.bytes.length : window.start + beforeReturn(window.bytes, lineFeed)
      return end.reaches
    }
  }
  return end
}

/**
 * The piece goes on over the lines that are indented deeper than its first one. A closing bracket or brace on the
 * first line that is not belongs to it too. This is how printed JSON looks, also when what it says is broken.
 */
export class IndentedEnd implements PieceEnd {
  reaches: number
  private next: number
  private depth = 0
  private within = true

  /** @param from offset at which the first line is known to go on. @param indent blanks that line starts with. */
  constructor(
    from: number,
    private readonly indent: number
  ) {
    this.next = from
    this.reaches = from
  }

  find(window: ByteWindow): number | undefined {
    for (;;) {
      const at = this.next - window.start
      const next = window.bytes[at]
      if (next === undefined) return window.ended ? this.endOfStream(window) : undefined
      if (this.within) {
        const lineFeed = window.bytes.indexOf(byte.lineFeed, at)
        const lineEnds = lineFeed === -1 ? window.bytes.length : lineFeed
        this.reaches = window.start + beforeReturn(window.bytes, lineEnds)
        this.next = window.start + (lineFeed === -1 ? lineEnds : lineFeed + 1)
        this.within = lineFeed === -1
        this.depth = 0
      } else if (next === byte.space || next === byte.tab) {
        this.next++
        this.within = ++this.depth > this.indent
      } else {
        return next === byte.closeBrace || next === byte.closeBracket ? this.next + 1 : this.reaches
      }
    }
  }

  private endOfStream(window: ByteWindow): number {
    return this.within ? window.start + window.bytes.length : this.reaches
  }
}

/** How many bytes of white space after a comma are looked through for the start of the next element. */
const FAR_BEHIND_COMMA = 1024

/** What a scan knew when it met the fault. */
export interface Fault {
  /** Offset in the stream of the first wrong byte. */
  offset: number
  /** Opening brackets and braces not closed there, outermost first. */
  open: readonly number[]
  /** Whether that byte is to be read as one inside a string. */
  inString: boolean
}

/**
 * The end of a broken element of an array, on the line of its fault. From the fault on, brackets are only counted: a
 * closing one closes the nearest of its kind, a comma followed by an opening brace stands between elements and
 * so closes every open object. The element ends where everything is closed, before a comma or a closing bracket that
 * is not its own, and at the latest with the line.
 */
export class BrokenElementEnd implements PieceEnd {
  private next: number
  private readonly open: number[]
  private inString: boolean
  private escaped = false
  private comma: number | undefined

  constructor(fault: Fault) {
    this.next = fault.offset
    this.open = [...fault.open]
    this.inString = fault.inString
  }

  get reaches(): number {
    return this.comma ?? this.next
  }

  find(window: ByteWindow): number | undefined {
    for (;;) {
      const at = this.next - window.start
      const value = window.bytes[at]
      if (value === undefined) return window.ended ? this.next : undefined
      if (value === byte.carriageReturn && at + 1 === window.bytes.length && !window.ended) return undefined
      if (value === byte.lineFeed) return window.start + beforeReturn(window.bytes, at)
      const end = this.inString ? this.passInString(value) : this.pass(value)
      if (end !== undefined) return end
    }
  }

  private passInString(value: number): undefined {
    if (value === byte.quote && !this.escaped) this.inString = false
    this.escaped = value === byte.backslash && !this.escaped
    this.next++
  }

  private pass(value: number): number | undefined {
    if (this.comma !== undefined && value === byte.openBrace && this.closeObjects()) return this.comma
    if (!isBlank(value) || this.next - (this.comma ?? this.next) > FAR_BEHIND_COMMA) this.comma = undefined
    if (value === byte.comma) {
      if (this.open.length === 0) return this.next
      this.comma = this.next
    }
    if (value === byte.closeBracket && !this.open.includes(byte.openBracket)) return this.next
    this.next++
    if (value === byte.openBrace || value === byte.openBracket) this.open.push(value)
    if (value === byte.quote) this.inString = true
    if (value === byte.closeBrace) return this.close(byte.openBrace)
    if (value === byte.closeBracket) return this.close(byte.openBracket)
    return undefined
  }

  private close(opener: number): number | undefined {
    const nearest = this.open.lastIndexOf(opener)
    if (nearest === -1) return undefined
    this.open.length = nearest
    return nearest === 0 ? this.next : undefined
  }

  /** Closes the objects open inside the nearest open list. Returns true when there is no such list. */
  private closeObjects(): boolean {
    this.open.length = this.open.lastIndexOf(byte.openBracket) + 1
    return this.open.length === 0
  }
}

function beforeReturn(bytes: Buffer, end: number): number {
  return bytes[end - 1] === byte.carriageReturn ? end - 1 : end
}
