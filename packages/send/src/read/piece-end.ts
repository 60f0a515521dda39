import { byte } from './bytes'
import type { ByteWindow } from './byte-window'

/**
 * Finds where a malformed piece ends. All positions are offsets in the stream, so that the front of a long piece can
 * be taken out of the window while its end is still looked for.
 */
export interface PieceEnd {
  /** The piece's end, or undefined while the window does not show it. Not to be called again once it is found. */
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

/** The end of a line that ends at `end`, without a carriage return before it. */
export function beforeReturn(bytes: Buffer, end: number): number {
  return bytes[end - 1] === byte.carriageReturn ? end - 1 : end
}
