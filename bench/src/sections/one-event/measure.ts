import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import { EVENT_BYTES } from '../../events/segment-events'
import type { EventSize } from '../../events/segment-events'
import { interleave } from '../../runs/interleave'
import type { Run } from '../../runs/run'

/** Who is measured with one event a request. */
export const SINGLE = ['ours', 'published', 'barest', 'undici'] as const

/** Requests at a time. */
export const IN_FLIGHT = [1, 8, 32] as const

/** The rounds with one size of event and so many requests at a time. */
export interface OneEventRuns {
  size: EventSize
  inFlight: number
  runs: Record<(typeof SINGLE)[number], Run[]>
}

/** Section 1: one event a request. */
export async function measureOneEvent(bench: Bench): Promise<OneEventRuns[]> {
  const { amount, server } = bench
  const results: OneEventRuns[] = []
  for (const size of Object.keys(EVENT_BYTES) as EventSize[]) {
    const options = {
      ours: { name: 'ours', size },
      published: { name: 'published', size },
      barest: { name: 'barest', size },
      undici: { name: 'undici', size }
    } as const
    await withContestants(bench, options, async (contestants) => {
      for (const name of SINGLE) {
        await contestants[name].run({ url: server.url, inFlight: 32, seconds: amount.warmUpSeconds })
      }
      for (const inFlight of IN_FLIGHT) {
        bench.progress(`1. one event a request: ${size}, ${inFlight} at a time`)
        const runs = await interleave(SINGLE, amount.rounds, (name) =>
          contestants[name].run({ url: server.url, inFlight, seconds: amount.seconds })
        )
        results.push({ size, inFlight, runs })
      }
    })
  }
  return results
}
