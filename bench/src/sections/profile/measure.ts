import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import type { Attribution } from '../../profile/attribute'
import { cpuPerEvent } from '../../runs/rates'

/** What is profiled, with how the report calls it. */
export const PROFILED = { ours: 'ours', published: 'published', batched: 'ours, batches of 1,000' } as const

/** One of them. */
export type Profiled = keyof typeof PROFILED

/** What an event costs, and where. */
export interface CostOfEvent {
  /** µs of CPU of the whole process, without a profiler. */
  cpu: number
  /** Bytes allocated on V8's heap. */
  bytes: number
  /** Of the main thread's time. */
  time: Attribution
  /** Of the bytes. */
  memory: Attribution
}

/** Section 3: where an event of about 1 kB spends its time and memory. */
export async function measureCosts(bench: Bench): Promise<Record<Profiled, CostOfEvent>> {
  const { amount, server } = bench
  const size = '1 kB'
  const options = {
    ours: { name: 'ours', size },
    published: { name: 'published', size },
    batched: { name: 'ours-batched', size, eventsPerBatch: 1000 }
  } as const
  const costs: Partial<Record<Profiled, CostOfEvent>> = {}
  await withContestants(bench, options, async (contestants) => {
    for (const name of Object.keys(PROFILED) as Profiled[]) {
      bench.progress(`3. a profile of: ${PROFILED[name]}`)
      const load = { url: server.url, inFlight: name === 'batched' ? 4 : 32, seconds: amount.profileSeconds }
      await contestants[name].run({ ...load, seconds: amount.warmUpSeconds })
      const plain = await contestants[name].run(load)
      const cpu = await contestants[name].profile('cpu', load)
      const heap = await contestants[name].profile('heap', load)
      costs[name] = {
        cpu: cpuPerEvent([plain])[0] ?? NaN,
        bytes: heap.attribution.total / heap.run.events,
        time: cpu.attribution,
        memory: heap.attribution
      }
    }
  })
  return costs as Record<Profiled, CostOfEvent>
}
