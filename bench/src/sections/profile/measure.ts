import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import type { Attribution } from '../../profile/attribute'
import { median } from '../../report/statistics'
import { interleave } from '../../runs/interleave'
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
  const names = Object.keys(PROFILED) as Profiled[]
  await withContestants(bench, options, async (contestants) => {
    const load = (name: Profiled, seconds: number) => ({
      url: server.url,
      inFlight: name === 'batched' ? 4 : 32,
      seconds
    })
    for (const name of names) await contestants[name].run(load(name, amount.warmUpSeconds))
    bench.progress('3. CPU of an event')
    const plain = await interleave(names, amount.rounds, (name) => contestants[name].run(load(name, amount.seconds)))
    for (const name of names) {
      bench.progress(`3. a profile of: ${PROFILED[name]}`)
      const cpu = await contestants[name].profile('cpu', load(name, amount.profileSeconds))
      const heap = await contestants[name].profile('heap', load(name, amount.profileSeconds))
      costs[name] = {
        cpu: median(cpuPerEvent(plain[name])),
        bytes: heap.attribution.total / heap.run.events,
        time: cpu.attribution,
        memory: heap.attribution
      }
    }
  })
  return costs as Record<Profiled, CostOfEvent>
}
