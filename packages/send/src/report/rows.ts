import type { Writable } from 'node:stream'
import type { Colors } from 'picocolors/types'
import stringWidth from 'string-width'
import type { Outcome } from '../delivery/outcome'
import { inChunks } from './in-chunks'
import { isPlain, printable } from './printable'
import type { Entry, Reporter } from './reporter'

const WIDTHS = { type: 9, name: 32, outcome: 24, status: 7, ms: 8 }

/** The text cut or filled to a number of columns, the last of them always free. */
function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = isPlain(text) && text.length < width ? text : cutTo(width - 1, text)
  const filled = width - (isPlain(cut) ? cut.length : stringWidth(cut))
  return align === 'left' ? cut + ' '.repeat(filled) : ' '.repeat(filled) + cut
}

function cutTo(width: number, text: string): string {
  const characters = Array.from(printable(text.slice(0, 10 * width)))
  let cut = characters.join('')
  while (stringWidth(cut) > width) {
    characters.pop()
    cut = `${characters.join('')}…`
  }
  return cut
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

/** What a row says of the outcome. */
function outcomeColumns(outcome: Outcome, colors: Colors): string {
  const [words, color] = label(outcome, colors)
  const tried = 'attempts' in outcome ? outcome : undefined
  return [
    color(fit(words, WIDTHS.outcome)),
    fit(String(tried?.status ?? ''), WIDTHS.status),
    fit(tried ? `${Math.round(tried.ms)} ms` : '', WIDTHS.ms, 'right'),
    `  ${colors.dim(printable(tried?.requestId ?? ''))}`
  ].join('')
}

type EventEntry = Extract<Entry, { kind: 'event' }>

function eventRow({ event, mapping, outcome, file, line }: EventEntry, columns: string, colors: Colors): string {
  const named = mapping === undefined ? '' : `  ${printable(mapping)}`
  const row = `  ${fit(event.type || '?', WIDTHS.type)}${fit(event.name, WIDTHS.name)}${columns}${named}`.trimEnd()
  return 'message' in outcome ? `${row}\n${reasonRow(`${file}:${line}`, outcome.message, colors)}` : `${row}\n`
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

/** Makes entries what they are in the report for people. */
export function rowsWith(colors: Colors): (entry: Entry) => string {
  // The events of a batch often share an outcome.
  let last: { outcome: Outcome; columns: string } | undefined
  const columnsOf = (outcome: Outcome) => {
    if (last?.outcome !== outcome) last = { outcome, columns: outcomeColumns(outcome, colors) }
    return last.columns
  }
  return (entry) => {
    if (entry.kind === 'event') return eventRow(entry, columnsOf(entry.outcome), colors)
    const row = `  ${fit('?', WIDTHS.type)}${fit('', WIDTHS.name)}${colors.red('malformed')}\n`
    return row + reasonRow(`${entry.file}:${entry.line}`, entry.reason, colors)
  }
}

/** A row an event, for people. */
export function rows(out: Writable, colors: Colors): Reporter {
  const chunks = inChunks(out)
  const rowOf = rowsWith(colors)
  let first = true
  return {
    add(entry) {
      if (first) chunks.add(heading(colors))
      first = false
      chunks.add(rowOf(entry))
    },
    finish: () => chunks.flush()
  }
}
