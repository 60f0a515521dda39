import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { numberedEvents } from './numbered-events'

const LINES_AT_A_TIME = 1000

/** NDJSON, in pieces. */
function* linesOf(count: number): Generator<string> {
  const eventOf = numberedEvents(count)
  for (let first = 0; first < count; first += LINES_AT_A_TIME) {
    let piece = ''
    for (let number = first; number < Math.min(first + LINES_AT_A_TIME, count); number++) {
      piece += `${eventOf(number)}\n`
    }
    yield piece
  }
}

/** Writes a file of so many events of about 1 kB, one a line. */
export const writeEventFile = (file: string, count: number): Promise<void> =>
  pipeline(Readable.from(linesOf(count)), createWriteStream(file))
