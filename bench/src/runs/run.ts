import { percentile } from '../report/statistics'
import type { Call, Contestant } from '../contestants/contestant'

/** How much is asked of a contestant at a time, and for how long. */
export interface Load {
  url: string
  inFlight: number
  seconds: number
}

/** What a contestant did in a run. */
export interface Run {
  events: number
  seconds: number
  /** User and system time of its whole process. */
  cpuSeconds: number
  /** Of the calls, in ms. */
  latency: { p50: number; p95: number; p99: number; calls: number }
}

/** Keeps `inFlight` calls going for some time; those under way at its end are waited for. */
async function callFor(call: Call, inFlight: number, seconds: number, first: number) {
  const latencies: number[] = []
  let index = first
  const end = performance.now() + seconds * 1000
  const loop = async () => {
    for (let now = performance.now(); now < end;) {
      await call(index++)
      const then = now
      now = performance.now()
      latencies.push(now - then)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  return { latencies, next: index }
}

/** Long enough to open the connections again that were closed while others had their turn. */
const LEAD_IN_SECONDS = 0.25

/**
 * Measures a contestant under a load. What comes before in the same call is not counted: a short lead-in that opens
 * connections, and a garbage collection, so that nobody collects what others left.
 *
 * @param begin called when what counts begins
 */
export async function measure(
  contestant: Contestant,
  call: Call,
  { inFlight, seconds }: Load,
  begin: () => Promise<void> = () => Promise.resolve()
): Promise<Run> {
  const { next } = await callFor(call, inFlight, LEAD_IN_SECONDS, 0)
  globalThis.gc?.()
  await begin()

  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const { latencies } = await callFor(call, inFlight, seconds, next)
  const cpu = process.cpuUsage(cpuBefore)
  const elapsed = (performance.now() - started) / 1000

  const sorted = latencies.sort((a, b) => a - b)
  return {
    events: latencies.length * contestant.eventsPerCall,
    seconds: elapsed,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    latency: {
      p50: percentile(sorted, 50),
      p95: percentile(sorted, 95),
      p99: percentile(sorted, 99),
      calls: latencies.length
    }
  }
}
