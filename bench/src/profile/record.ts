import { Session } from 'node:inspector/promises'
import type { Run } from '../runs/run'
import { attribute } from './attribute'
import type { Attribution } from './attribute'
import { cpuTree, heapTree } from './frames'

/** Where a contestant's time or memory went, and what it did meanwhile. */
export interface Profile {
  run: Run
  /** CPU: µs of its main thread. Heap: bytes allocated. */
  attribution: Attribution
}

const CPU_SAMPLING_MICROSECONDS = 200

/** Every so many bytes an allocation is looked at. */
const HEAP_SAMPLING_BYTES = 16 * 1024

async function withSession<Result>(use: (session: Session) => Promise<Result>): Promise<Result> {
  const session = new Session()
  session.connect()
  try {
    return await use(session)
  } finally {
    session.disconnect()
  }
}

async function prepareCpuProfile(session: Session): Promise<void> {
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: CPU_SAMPLING_MICROSECONDS })
}

async function endCpuProfile(session: Session): Promise<Attribution> {
  const { profile } = await session.post('Profiler.stop')
  return attribute(cpuTree(profile))
}

/** Runs something and finds out where the main thread's time went. */
export const profileCpu = (measure: (begin: () => Promise<void>) => Promise<Run>): Promise<Profile> =>
  withSession(async (session) => {
    await prepareCpuProfile(session)
    const run = await measure(() => session.post('Profiler.start'))
    return { run, attribution: await endCpuProfile(session) }
  })

/** A CPU profile that is being taken. */
export interface RunningProfile {
  /** Where the main thread's time went since. */
  end(): Promise<Attribution>
}

/** Begins a CPU profile of something that others drive. */
export async function startCpuProfile(): Promise<RunningProfile> {
  const session = new Session()
  session.connect()
  await prepareCpuProfile(session)
  await session.post('Profiler.start')
  return {
    async end() {
      const attribution = await endCpuProfile(session)
      session.disconnect()
      return attribution
    }
  }
}

/** Runs something and finds out who allocated how much on V8's heap, what was collected meanwhile included. */
export const profileHeap = (measure: (begin: () => Promise<void>) => Promise<Run>): Promise<Profile> =>
  withSession(async (session) => {
    const options = {
      samplingInterval: HEAP_SAMPLING_BYTES,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true
    }
    const run = await measure(() => session.post('HeapProfiler.startSampling', options))
    const { profile } = await session.post('HeapProfiler.stopSampling')
    return { run, attribution: attribute(heapTree(profile.head)) }
  })
