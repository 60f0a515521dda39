import type { SegmentEvent } from '@segment/actions-core'
import type { Read } from '../read/read'
import type { Entry } from '../report/reporter'
import { Totals } from '../report/totals'
import { run } from '../run'
import type { Delivery } from '../delivery/deliver-by-mappings'
import type { Awaiting } from '../delivery/mapping-delivery'
import type { RunMemory } from '../run-memory'

const tried = { attempts: 1, ms: 1 }
export const delivered: Delivery[] = [{ outcome: { kind: 'delivered', status: 200, ...tried } }]
export const failed: Delivery[] = [{ outcome: { kind: 'failed', status: 503, message: 'Not taken.', ...tried } }]
export const notMatched: Delivery[] = [{ outcome: { kind: 'notMatched' } }]

/** Runs everything that is ready to run. */
export const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Things that are read one after the other. */
export async function* each(...reads: Read[]): AsyncGenerator<Read[]> {
  await settle()
  yield reads
}

type Reads = AsyncIterable<Read[]>

/** A run whose deliveries end when the test ends them, and everything that came of it. */
export function runOf(
  makeReads: Reads | ((stop: AbortSignal) => Reads),
  memory?: RunMemory,
  onDeliver: () => void = () => undefined
) {
  const report: string[] = []
  const kept: string[] = []
  const begun = new Map<string, Awaiting<readonly Delivery[]>>()
  const stop = new AbortController()
  const reads = typeof makeReads === 'function' ? makeReads(stop.signal) : makeReads
  const totals = new Totals()
  const told: string[] = []
  const sizes: number[] = []
  const write = jest.fn((text: Buffer, continues = false) => {
    kept.push(text.toString() + (continues ? '+' : ''))
    return Promise.resolve()
  })
  const over = run(reads, {
    delivery: {
      deliver({ event }: SegmentEvent, bytes, awaiting) {
        onDeliver()
        sizes.push(bytes)
        begun.set(String(event), awaiting)
      },
      blocked: () => told.push('blocked'),
      ending: () => told.push('ending')
    },
    ready: () => undefined,
    reporter: {
      add: (entry: Entry) => report.push(`${entry.line} ${entry.kind === 'event' ? entry.outcome.kind : entry.kind}`),
      finish: () => undefined
    },
    totals,
    failed: { write },
    stop,
    memory
  })
  /** Ends the delivery of an event, once it has begun. */
  const end = async (name: string, deliveries: Delivery[]) => {
    while (!begun.has(name)) await settle()
    begun.get(name)?.end(deliveries)
    await settle()
  }
  return { report, kept, told, sizes, begun, stop, totals, write, over, end }
}
