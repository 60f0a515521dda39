import type { Writable } from 'node:stream'
import type { Outcome } from '../delivery/outcome'
import { inChunks } from './in-chunks'
import type { Entry, Reporter } from './reporter'

const OUTCOMES: Record<Outcome['kind'], string> = {
  delivered: 'delivered',
  notMatched: 'not matched',
  discarded: 'discarded',
  failed: 'failed',
  stopped: 'not sent'
}

/** The entry as plain data. */
function toRecord(entry: Entry): Record<string, unknown> {
  const { file, line } = entry
  if (entry.kind === 'malformed') return { file, line, outcome: 'malformed', message: entry.reason }
  const { event, mapping, outcome } = entry
  const { kind, ...result } = outcome
  const ms = 'ms' in outcome ? Math.round(outcome.ms) : undefined
  return { file, line, ...event, mapping, outcome: OUTCOMES[kind], ...result, ms }
}

/** One JSON object a line, for programs. Keys without a value are left out. */
export function jsonLines(out: Writable): Reporter {
  const chunks = inChunks(out)
  return {
    add: (entry) => chunks.add(`${JSON.stringify(toRecord(entry))}\n`),
    finish: () => chunks.flush()
  }
}
