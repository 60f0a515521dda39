import { byte, isBlank } from './bytes'
import type { ByteWindow } from './byte-window'
import { beforeReturn, type PieceEnd } from './piece-end'

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
