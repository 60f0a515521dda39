import { byte } from './bytes'
import { ByteWindow } from './byte-window'
import { LIMITS, type Limits } from './limits'
import { examine, inMebibytes, type Malformed, type Place } from './piece'
import type { MalformedRead, Read } from './read'
import { takeWholeLines } from './whole-lines'

export type { EventRead, MalformedRead, Read } from './read'

/**
 * Reads the Segment events of one file as a stream, in memory that does not grow with the file. The form of the file is
 * found out while reading: NDJSON, JSON objects printed over several lines, both mixed, or an array of objects. A byte
 * order mark at the start, CRLF, blank lines and a last line without an ending are all fine. Only a line feed ends a
 * line, so U+2028 and U+2029 may stand in strings.
 *
 * Whatever is not an object is given out as malformed with its bytes, and reading goes on behind it:
 *
 * - A line is read on its own first. Only if it is not complete JSON are the lines after it tried together with it, for
 *   at most 1 MiB, and they are one piece only if together they are exactly one JSON value. The scan follows the grammar
 *   and gives up at the first wrong byte, so after a truncated line it seldom looks further than the next one.
 * - If they are not, the first line is malformed by itself and reading starts again with the next line: a truncated
 *   line never takes a valid one with it, not even as the first of the file. The exception is a first line that is
 *   only `{` or `[`, as printed JSON has it: the lines indented deeper, and the closing bracket, are part of that piece.
 * - An object may be followed by a line ending or by the next object; by anything else on its line and it is malformed,
 *   together with that.
 * - A `[` opens an array as the first thing in the file, or as the first thing after an array. Elsewhere an array is a
 *   malformed piece. An element broken on one line ends where its brackets close, before a comma that is followed by
 *   the next object, or with the line. A missing or surplus comma and a missing `]` are reported with an empty text.
 * - A line or element of more than 8 MiB is given out in several malformed reads (`continues`).
 *
 * What was read can be written back, one `text` a line, and read again with the same result. One thing cannot be told
 * apart: an array that was a malformed piece and is now the first in its file is that file's array.
 *
 * No library does this: stream-json and @streamparser/json build values without keeping the bytes, and stop at the first
 * byte that is wrong; node:readline ends a line at U+2028 and repairs invalid UTF-8.
 *
 * What is there together is given out together, at most a few hundred at a time: waiting for each alone would take
 * longer than reading it.
 *
 * @param chunks the file's bytes, cut anywhere; closed when the reader is.
 * @param file the name to give with everything read.
 * @param limits how much is held at once.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limits: Limits = LIMITS
): AsyncGenerator<Read[], void, undefined> {
  const reader = new Reader(new ByteWindow(chunks), file, limits)
  try {
    yield* reader.all()
  } finally {
    await reader.window.close()
  }
}

class Reader {
  constructor(
    readonly window: ByteWindow,
    private readonly file: string,
    private readonly limits: Limits
  ) {}

  async *all(): AsyncGenerator<Read[], void, undefined> {
    await this.window.skipByteOrderMark()
    let arrayMayOpen = true
    while (await this.window.skipWhiteSpace()) {
      arrayMayOpen &&= this.window.bytes[0] === byte.openBracket
      if (arrayMayOpen) {
        for await (const read of this.array()) yield [read]
        continue
      }
      const reads = this.window.atLineStart ? takeWholeLines(this.window, this.file, this.limits) : []
      if (reads.length > 0) yield reads
      else for await (const read of this.piece('line')) yield [read]
    }
  }

  private async *array(): AsyncGenerator<Read, void, undefined> {
    const { window } = this
    const { line } = window
    window.take(1)
    let before: 'bracket' | 'comma' | 'event' | 'malformed' = 'bracket'
    while (await window.skipWhiteSpace()) {
      const next = window.bytes[0]
      if (next === byte.closeBracket) {
        if (before === 'comma') yield this.punctuation('the comma before this bracket has no element after it')
        window.take(1)
        return
      }
      if (next === byte.comma) {
        if (before === 'bracket' || before === 'comma') yield this.punctuation('a comma with no element before it')
        window.take(1)
        before = 'comma'
        continue
      }
      if (before === 'event') yield this.punctuation('no comma before this element')
      for await (const read of this.piece('array')) {
        before = read.kind
        yield read
      }
    }
    yield this.punctuation(`the array that starts in line ${line} has no closing bracket`)
  }

  private async *piece(place: Place): AsyncGenerator<Read, void, undefined> {
    const { window, file } = this
    const piece = await examine(window, place, this.limits)
    if ('event' in piece) {
      const { line } = window
      yield { kind: 'event', event: piece.event, text: window.take(piece.length), file, line }
    } else {
      yield* this.malformed(piece)
    }
  }

  private async *malformed({ end, reason }: Malformed): AsyncGenerator<MalformedRead, void, undefined> {
    const { window, file } = this
    const { piece } = this.limits
    const tooLong = `longer than ${inMebibytes(piece)}`
    let offset: number | undefined
    let isCut = false
    for (;;) {
      offset ??= end.find(window)
      const length = (offset ?? end.reaches) - window.start
      const { line } = window
      if (length > piece) {
        isCut = true
        yield { kind: 'malformed', reason: tooLong, text: window.take(piece), file, line, continues: true }
      } else if (offset === undefined) {
        await window.fill()
      } else {
        const text = window.take(length)
        yield { kind: 'malformed', reason: isCut ? tooLong : reason(text), text, file, line }
        return
      }
    }
  }

  private punctuation(reason: string): MalformedRead {
    return { kind: 'malformed', reason, text: Buffer.alloc(0), file: this.file, line: this.window.line }
  }
}
