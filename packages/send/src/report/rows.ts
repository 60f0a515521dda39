import type { Writable } from 'node:stream'
import type { Colors } from 'picocolors/types'
import stringWidth from 'string-width'
import type { Outcome } from '../delivery/outcome'
import { printable } from './printable'
import type { Entry, Reporter } from './reporter'

const WIDTHS = { type: 9, name: 32, outcome: 24, status: 7, ms: 8 }

/** Columns a text takes; almost every one is plain ASCII, which needs no look at each character. */
const widthOf = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text))

/** The text cut or filled to a number of columns, the last of them always free. */
function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const characters = Array.from(printable(text.slice(0, 10 * width)))
  let cut = characters.join('')
  while (widthOf(cut) > width - 1) {
    characters.pop()
    cut = `${characters.join('')}…`
  }
  const space = ' '.repeat(width - widthOf(cut))
  return align === 'left' ? cut + space : space + cut
}

const times = (count: number) => (count === 1 ? '1 try' : `${count} tries`)

/** How the outcome is called, and in which colour. */
function label(outcome: Outcome, colors: Colors): [string, (text: string) => string] {
  switch (outcome.kind) {
    case 'delivered':
      return [outcome.attempts > 1 ? `delivered (${times(outcome.attempts)})` : 'delivered', colors.green]
    case 'notMatched':
      return ['not matched', colors.dim]
    case 'discarded':
      return ['discarded', colors.red]
    case 'failed':
      return [`failed after ${times(outcome.attempts)}`, colors.red]
    case 'stopped':
      return ['not sent (stopped)', colors.yellow]
  }
}

function eventRow({ event, mapping, outcome, file, line }: Extract<Entry, { kind: 'event' }>, colors: Colors): string {
  const [words, color] = label(outcome, colors)
  const tried = 'attempts' in outcome ? outcome : undefined
  const columns = [
    fit(event.type || '?', WIDTHS.type),
    fit(event.name, WIDTHS.name),
    color(fit(words, WIDTHS.outcome)),
    fit(String(tried?.status ?? ''), WIDTHS.status),
    fit(tried ? `${Math.round(tried.ms)} ms` : '', WIDTHS.ms, 'right'),
    `  ${colors.dim(printable(tried?.requestId ?? ''))}`,
    mapping === undefined ? '' : `  ${printable(mapping)}`
  ]
  const row = `  ${columns.join('').trimEnd()}\n`
  return 'message' in outcome ? `${row}${reasonRow(`${file}:${line}`, outcome.message, colors)}` : row
}

const reasonRow = (place: string, reason: string, colors: Colors) =>
  `    ${colors.dim(`${printable(place)}:`)} ${printable(reason)}\n`

/** The line over the rows. */
export const heading = (colors: Colors): string =>
  colors.dim(
    `  ${[
      fit('Type', WIDTHS.type),
      fit('Name', WIDTHS.name),
      fit('Outcome', WIDTHS.outcome),
      fit('Status', WIDTHS.status),
      fit('Time', WIDTHS.ms, 'right'),
      '  Request id'
    ].join('')}\n`
  )

/** One entry as it stands in the report for people. */
export function rowOf(entry: Entry, colors: Colors): string {
  if (entry.kind === 'event') return eventRow(entry, colors)
  const row = `  ${fit('?', WIDTHS.type)}${fit('', WIDTHS.name)}${colors.red('malformed')}\n`
  return row + reasonRow(`${entry.file}:${entry.line}`, entry.reason, colors)
}

/** A row an event, for people. */
export function rows(out: Writable, colors: Colors): Reporter {
  let first = true
  return {
    add(entry) {
      if (first) out.write(heading(colors))
      first = false
      out.write(rowOf(entry, colors))
    },
    finish: () => undefined
  }
}
