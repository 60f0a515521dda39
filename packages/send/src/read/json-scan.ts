import { byte } from './bytes'
import type { Limits } from './limits'

// Of this module's own: reading an imported name for each byte takes five times as long, where modules are compiled to
// CommonJS.
const { backslash, carriageReturn, closeBrace, closeBracket, colon, comma, lineFeed } = byte
const { openBrace, openBracket, quote, space, tab } = byte

/** How far a scan has come: `more` asks for more bytes, the others are final and `at` says where. */
export type Progress = 'more' | 'complete' | 'invalid' | 'too long'

const TOKEN = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/
const ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/
const LONGEST_ESCAPE = 6

/**
 * Follows the grammar of JSON over bytes that arrive bit by bit, to find where a value ends or where it stops being
 * JSON. It builds nothing: JSON.parse reads the value once its end is known.
 */
export class JsonScan {
  /** Where the scan stands: the end of a complete value, or the first byte that is wrong. */
  at = 0
  /** The opening bracket and brace bytes not closed yet, outermost first. */
  readonly open: number[] = []
  /** Whether `at` is inside a string. */
  inString = false
  /** Whether what stands before `at` is the end of a string. */
  afterString = false

  private expected: 'value' | 'value or close' | 'key' | 'key or close' | 'colon' | 'comma or close' = 'value'
  private limit: number

  /** @param limits `piece` bounds a value on one line, `spread` one that goes on over several. */
  constructor(private readonly limits: Limits) {
    this.limit = limits.piece
  }

  /** Goes on with the scan: `bytes` starts with the value's first byte and holds everything read so far. */
  scan(bytes: Buffer, ended: boolean): Progress {
    for (;;) {
      const tooLong = bytes.length > this.limit
      const visible = tooLong ? bytes.subarray(0, this.limit) : bytes
      const progress = this.inString ? this.string(visible) : this.structure(visible, ended && !tooLong)
      if (progress === 'next') continue
      if (progress !== 'more') return progress
      if (tooLong) return 'too long'
      return ended ? 'invalid' : 'more'
    }
  }

  private structure(bytes: Buffer, ended: boolean): Progress | 'next' {
    while (isBlank(bytes[this.at])) this.at++
    if (bytes[this.at] === lineFeed) {
      this.at++
      this.limit = Math.min(this.limits.piece, this.limits.spread)
      return 'next'
    }
    const next = bytes[this.at]
    if (next === undefined) return 'more'
    if (this.expected === 'value' || this.expected === 'value or close') return this.value(bytes, next, ended)
    if (this.expected === 'comma or close') return next === comma ? this.comma() : this.close(next)
    if (this.expected === 'colon') return next === colon ? this.pass('value') : 'invalid'
    if (next === quote) return this.openString()
    return this.expected === 'key or close' ? this.close(next) : 'invalid'
  }

  private value(bytes: Buffer, next: number, ended: boolean): Progress | 'next' {
    if (next === quote) return this.openString()
    if (next === openBrace || next === openBracket) {
      this.open.push(next)
      return this.pass(next === openBrace ? 'key or close' : 'value or close')
    }
    if (next === closeBracket && this.expected === 'value or close') return this.close(next)
    return this.token(bytes, ended)
  }

  private token(bytes: Buffer, ended: boolean): Progress | 'next' {
    let end = this.at
    while (end < bytes.length && !endsToken(bytes[end])) end++
    if (end === bytes.length && !ended) return 'more'
    if (!TOKEN.test(bytes.toString('latin1', this.at, end))) return 'invalid'
    this.at = end
    this.afterString = false
    return this.afterValue()
  }

  private openString(): 'next' {
    this.at++
    this.inString = true
    return 'next'
  }

  private string(bytes: Buffer): Progress | 'next' {
    let at = this.at
    for (; at < bytes.length; at++) {
      const next = bytes[at] ?? 0
      if (next === quote || next < space) break
      if (next !== backslash) continue
      const escape = ESCAPE.exec(bytes.toString('latin1', at, at + LONGEST_ESCAPE))
      if (!escape) {
        this.at = at
        return at + LONGEST_ESCAPE <= bytes.length ? 'invalid' : 'more'
      }
      at += escape[0].length - 1
    }
    this.at = at
    if (at >= bytes.length) return 'more'
    if (bytes[at] !== quote) return 'invalid'
    this.at++
    this.inString = false
    this.afterString = true
    if (this.expected === 'value' || this.expected === 'value or close') return this.afterValue()
    this.expected = 'colon'
    return 'next'
  }

  private comma(): 'next' {
    return this.pass(this.open.at(-1) === openBrace ? 'key' : 'value')
  }

  private close(next: number): Progress | 'next' {
    const opener = this.open.at(-1)
    const matches = next === closeBrace ? opener === openBrace : next === closeBracket && opener === openBracket
    if (!matches) return 'invalid'
    this.open.pop()
    this.pass('comma or close')
    return this.afterValue()
  }

  private pass(expected: typeof this.expected): 'next' {
    this.at++
    this.afterString = false
    this.expected = expected
    return 'next'
  }

  private afterValue(): Progress | 'next' {
    this.expected = 'comma or close'
    return this.open.length === 0 ? 'complete' : 'next'
  }
}

function endsToken(next: number | undefined): boolean {
  if (isBlank(next) || next === lineFeed || next === quote || next === comma || next === colon) return true
  return next === openBrace || next === closeBrace || next === openBracket || next === closeBracket
}

function isBlank(next: number | undefined): boolean {
  return next === space || next === tab || next === carriageReturn
}
