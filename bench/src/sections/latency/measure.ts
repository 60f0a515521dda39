import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import { interleave } from '../../runs/interleave'
import type { Run } from '../../runs/run'
import { ROUND_TRIPS } from '../../server/start-server'

const SINGLE = ['ours', 'published', 'undici'] as const
const BATCHED = ['batched', 'undiciBatched'] as const
const NAMES = [...SINGLE, ...BATCHED]

/** The contestants of this section. */
export type Delayed = (typeof NAMES)[number]

/** The rounds of a contestant at a distance. */
export interface LatencyRuns {
  roundTrip: number
  name: Delayed
  inFlight: number
  /** Events in a call. */
  eventsPerCall: number
  runs: Run[]
}

/** The first call on a new connection, in ms. */
export interface FirstCall {
  roundTrip: number
  name: Delayed
  milliseconds: number
}

const EVENTS_PER_BATCH = 1000

/** Section 5: events of about 1 kB to a server that is far away. */
export async function measureLatency(bench: Bench): Promise<{ first: FirstCall[]; runs: LatencyRuns[] }> {
  const { amount, server } = bench
  const size = '1 kB'
  const eventsPerBatch = EVENTS_PER_BATCH
  const options = {
    ours: { name: 'ours', size },
    published: { name: 'published', size },
    undici: { name: 'undici', size },
    batched: { name: 'ours-batched', size, eventsPerBatch },
    undiciBatched: { name: 'undici-batched', size, eventsPerBatch }
  } as const
  const first: FirstCall[] = []
  const results: LatencyRuns[] = []
  await withContestants(bench, options, async (contestants) => {
    for (const name of NAMES) {
      await contestants[name].run({ url: server.url, inFlight: 8, seconds: amount.warmUpSeconds })
    }
    const measureAll = async (
      names: readonly Delayed[],
      roundTrip: number,
      inFlight: number,
      eventsPerCall: number
    ) => {
      bench.progress(`5. a round trip of ${roundTrip} ms: ${eventsPerCall} event(s) a request, ${inFlight} at a time`)
      const load = { url: server.delayedUrl(roundTrip), inFlight, seconds: amount.latencySeconds }
      const runs = await interleave(names, amount.latencyRounds, (name) => contestants[name].run(load))
      for (const name of names) results.push({ roundTrip, name, inFlight, eventsPerCall, runs: runs[name] })
    }
    for (const roundTrip of ROUND_TRIPS) {
      for (const name of NAMES) {
        first.push({ roundTrip, name, milliseconds: await contestants[name].first(server.delayedUrl(roundTrip)) })
      }
      for (const inFlight of [1, 8, 32]) await measureAll(SINGLE, roundTrip, inFlight, 1)
      for (const inFlight of [1, 4]) await measureAll(BATCHED, roundTrip, inFlight, EVENTS_PER_BATCH)
    }
  })
  return { first, runs: results }
}
