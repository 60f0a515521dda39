import { byte, isWhiteSpace, leadingBlanks } from './bytes'

const SLAB_BYTES = 256 * 1024
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * A window over a stream of bytes: `fill` lengthens it at the end, `take` shortens it at the front and keeps count of
 * lines. What `take` returned is never written over, so it stays valid for as long as its holder wants it.
 */
export class ByteWindow {
  /** The bytes read and not taken yet. */
  bytes: Buffer = Buffer.alloc(0)
  /** Offset in the stream of the window's first byte. A byte order mark counts. */
  start = 0
  /** 1-based line the window's first byte is in. */
  line = 1
  /** Offset in the stream at which that line starts. */
  lineStart = 0
  /** How many blanks that line starts with, as far as it has been taken. */
  indent = 0
  /** Whether the stream has ended: the window then holds its last bytes. */
  ended = false

  private readonly chunks: AsyncIterator<Uint8Array>
  private slab: Buffer = Buffer.alloc(0)
  private slabEnd = 0
  private onlyBlanksSoFar = true
  private searchedTo = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** Reads one more chunk. Resolves to false when there is none. */
  async fill(): Promise<boolean> {
    if (this.ended) return false
    const next = await this.chunks.next()
    if (next.done) this.ended = true
    else this.append(next.value)
    return !this.ended
  }

  /** Stops the stream. */
  async close(): Promise<void> {
    if (!this.ended) await this.chunks.return?.()
  }

  /** Takes the first `length` bytes out of the window. */
  take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length)
    let lineStart = 0
    for (let at = taken.indexOf(byte.lineFeed); at !== -1; at = taken.indexOf(byte.lineFeed, lineStart)) {
      lineStart = at + 1
      this.line++
    }
    if (lineStart > 0) {
      this.lineStart = this.start + lineStart
      this.indent = 0
      this.onlyBlanksSoFar = true
    }
    if (this.onlyBlanksSoFar) {
      const blanks = leadingBlanks(taken.subarray(lineStart))
      this.indent += blanks
      this.onlyBlanksSoFar = lineStart + blanks === length
    }
    this.start += length
    this.bytes = this.bytes.subarray(length)
    return taken
  }

  /** Takes the first `length` bytes, which are so many whole lines with their ends. */
  takeLines(length: number, lines: number): void {
    if (lines === 0) return
    this.line += lines
    this.start += length
    this.lineStart = this.start
    this.indent = 0
    this.onlyBlanksSoFar = true
    this.bytes = this.bytes.subarray(length)
  }

  /** Takes white space. Resolves to false when nothing follows it. */
  async skipWhiteSpace(): Promise<boolean> {
    for (;;) {
      let length = 0
      while (isWhiteSpace(this.bytes[length])) length++
      if (length > 0) this.take(length)
      if (this.bytes.length > 0) return true
      if (!(await this.fill())) return false
    }
  }

  /** Takes the UTF-8 byte order mark, if the window starts with one. */
  async skipByteOrderMark(): Promise<void> {
    while (this.bytes.length < BYTE_ORDER_MARK.length && (await this.fill()));
    if (this.bytes.indexOf(BYTE_ORDER_MARK) !== 0) return
    this.take(BYTE_ORDER_MARK.length)
    this.lineStart = this.start
    this.onlyBlanksSoFar = true
  }

  /** Whether the window's first byte is the first of its line that is not blank. */
  get atLineStart(): boolean {
    return this.start - this.lineStart === this.indent
  }

  /** Index in the window of the next line feed, -1 if the window holds none. What was searched once is not again. */
  lineFeed(): number {
    const found = this.bytes.indexOf(byte.lineFeed, Math.max(0, this.searchedTo - this.start))
    this.searchedTo = this.start + (found === -1 ? this.bytes.length : found)
    return found
  }

  private append(chunk: Uint8Array): void {
    if (this.slabEnd + chunk.length > this.slab.length) {
      const slab = Buffer.allocUnsafeSlow(Math.max(SLAB_BYTES, 2 * (this.bytes.length + chunk.length)))
      this.slabEnd = this.bytes.copy(slab)
      this.slab = slab
    }
    this.slab.set(chunk, this.slabEnd)
    this.slabEnd += chunk.length
    this.bytes = this.slab.subarray(this.slabEnd - chunk.length - this.bytes.length, this.slabEnd)
  }
}
