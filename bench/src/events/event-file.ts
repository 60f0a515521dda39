import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makeEvents } from './segment-events'

/** So many different events are made; from then on only the message id differs. */
const MODELS = 4000

const LINES_AT_A_TIME = 1000

/** NDJSON, in pieces. */
function* linesOf(count: number): Generator<string> {
  const models = makeEvents(Math.min(count, MODELS), '1 kB').map((event) => JSON.stringify(event).split(/ajs-\w{8}/))
  for (let first = 0; first < count; first += LINES_AT_A_TIME) {
    let piece = ''
    for (let number = first; number < Math.min(first + LINES_AT_A_TIME, count); number++) {
      const [before = '', after = ''] = models[number % models.length] ?? []
      piece += `${before}ajs-${number.toString(16).padStart(8, '0')}${after}\n`
    }
    yield piece
  }
}

/** Writes a file of so many events of about 1 kB, one a line. */
export const writeEventFile = (file: string, count: number): Promise<void> =>
  pipeline(Readable.from(linesOf(count)), createWriteStream(file))
