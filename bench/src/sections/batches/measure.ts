import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import { interleave } from '../../runs/interleave'
import type { Run } from '../../runs/run'

/** Events in a batch. */
export const BATCH_SIZES = [10, 100, 1000] as const

/** Batches under way at a time. */
export const BATCHES_IN_FLIGHT = 4

/** Events under way at a time when each has its own request. */
const EVENTS_IN_FLIGHT = 32

const TURNS = ['single', 'published', 'batched', 'barest', 'stringify', 'undici'] as const

/** The rounds with batches of one size, in turns with single events. */
export interface BatchRuns {
  eventsPerBatch: number
  runs: Record<(typeof TURNS)[number], Run[]>
}

/** Section 2: batches of about 1 kB events. */
export async function measureBatches(bench: Bench): Promise<BatchRuns[]> {
  const { amount, server } = bench
  const results: BatchRuns[] = []
  const url = server.url
  for (const eventsPerBatch of BATCH_SIZES) {
    bench.progress(`2. batches of ${eventsPerBatch}`)
    const size = '1 kB'
    const options = {
      single: { name: 'ours', size },
      published: { name: 'published', size },
      batched: { name: 'ours-batched', size, eventsPerBatch },
      barest: { name: 'barest-batched', size, eventsPerBatch },
      stringify: { name: 'stringify-batched', size, eventsPerBatch },
      undici: { name: 'undici-batched', size, eventsPerBatch }
    } as const
    await withContestants(bench, options, async (contestants) => {
      const run = (name: (typeof TURNS)[number], seconds: number) => {
        const inFlight = name === 'single' || name === 'published' ? EVENTS_IN_FLIGHT : BATCHES_IN_FLIGHT
        // Nothing to wait for, so that one at a time is all there is.
        return contestants[name].run({ url, inFlight: name === 'stringify' ? 1 : inFlight, seconds })
      }
      for (const name of TURNS) await run(name, amount.warmUpSeconds)
      const runs = await interleave(TURNS, amount.rounds, (name) => run(name, amount.seconds))
      results.push({ eventsPerBatch, runs })
    })
  }
  return results
}
