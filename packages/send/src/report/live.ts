import type { Writable } from 'node:stream'
import { Presets, SingleBar } from 'cli-progress'
import type { Colors } from 'picocolors/types'
import { heading, rowsWith } from './rows'
import type { Entry, Reporter } from './reporter'
import type { Totals } from './totals'

/** Up to this many events get a row each on a terminal; then a progress bar takes over. */
const MAX_ROWS = 50

/** How far the input is read. */
export interface InputProgress {
  /** Bytes read so far. */
  read: number
  /** Bytes in all; undefined for standard input. */
  total: number | undefined
}

const counts = (totals: Totals) => {
  const number = (value: number) => value.toLocaleString('en-US')
  const undelivered = totals.undelivered > 0 ? `, ${number(totals.undelivered)} not delivered` : ''
  return `${number(totals.count('delivered'))} delivered${undelivered}`
}

/** Rows for a small run on a terminal, a progress bar from the 51st event on. */
export function live(out: Writable, colors: Colors, totals: Totals, input: InputProgress): Reporter {
  const rowOf = rowsWith(colors)
  let shown = 0
  let bar: SingleBar | undefined
  let shownRead: number | undefined

  const state = {
    // Looked at when the bar is drawn, a few times a second.
    get counts() {
      return counts(totals)
    }
  }
  const showBar = () => {
    if (bar === undefined) {
      const progress = input.total === undefined ? '' : '{bar} {percentage}%  '
      const format = `  ${progress}{counts}  {duration_formatted}`
      // On Ctrl-C it gives the terminal back as it was: the next Ctrl-C may end the process at once.
      const options = { format, stream: out, hideCursor: true, barsize: 32, gracefulExit: true }
      bar = new SingleBar(options, Presets.shades_classic)
      out.write(
        colors.dim(`  … more than ${MAX_ROWS} events: the rest are counted, and what goes wrong is listed at the end\n`)
      )
      bar.start(input.total ?? 0, input.read, state)
    }
    if (input.read === shownRead) return
    shownRead = input.read
    bar.update(input.read)
  }

  return {
    add(entry: Entry) {
      if (++shown > MAX_ROWS) return showBar()
      if (shown === 1) out.write(heading(colors))
      out.write(rowOf(entry))
    },
    finish() {
      bar?.update(input.read)
      bar?.stop()
      bar = undefined
    }
  }
}
