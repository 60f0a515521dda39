import type { Writable } from 'node:stream'
import { nameOf } from './reporter'
import type { Entry, Reporter } from './reporter'

/** The entry as plain data, with the names the report's readers know from Segment's events. */
function toRecord(entry: Entry): Record<string, unknown> {
  const { file, line } = entry
  if (entry.kind === 'malformed') return { file, line, outcome: 'malformed', message: entry.reason }
  const { event, mapping } = entry
  const { kind, ...outcome } = entry.outcome
  const { type, messageId } = event
  return { file, line, type, name: nameOf(event), messageId, mapping, outcome: kind, ...outcome }
}

/** One JSON object a line, for programs. Keys without a value are left out. */
export const jsonLines = (out: Writable): Reporter => ({
  add: (entry) => void out.write(`${JSON.stringify(toRecord(entry))}\n`),
  finish: () => undefined
})
