import { setTimeout as sleep } from 'node:timers/promises'
import { DestinationPool } from '@actions-movable-ink/runtime'
import destination from '../../../../src/destinations/movable-ink'
import type { TakenJob } from '../queue/delivery-queue'
import type { SharedByMappings } from './delivery-parts'
import { RETRY_POLICY } from './judge'
import { MappingWorker } from './mapping-worker'
import { Pause } from './pause'

const MAPPING = { id: 'mapping', name: 'Everything', subscribe: 'type = "track"', partnerAction: 'sendEntireEvent' }

/** How long a job may be held, in milliseconds. */
const LEASE_MS = 200

const JOB: TakenJob = { id: 'delivery-1', takenOn: '2026-01-31 12:00:00+00' }

/** The row of its delivery. */
const ROW = { id: JOB.id, attempts: 0, retryUntil: null, payload: '{"type":"track"}' }

/** A worker of one job, at a store that does as a test says, and what it gave back. */
function workerOf({ take, load }: { take?: () => Promise<void>; load: () => Promise<{ rows: unknown[] }> }) {
  let left = [JOB]
  const outcomes: unknown[] = []
  const errors: unknown[] = []
  let givenBack: (jobs: readonly TakenJob[]) => void
  const back = new Promise<readonly TakenJob[]>((resolve) => (givenBack = resolve))
  const shared: SharedByMappings = {
    store: { executeSql: load } as Partial<SharedByMappings['store']> as SharedByMappings['store'], // no more is used
    queue: {
      due: () => Promise.resolve([]),
      async take() {
        const jobs = left
        left = []
        if (jobs.length > 0) await take?.()
        return jobs
      },
      giveBack: (_mappingId, jobs) => Promise.resolve(givenBack(jobs)),
      drop: () => Promise.resolve()
    },
    outcomes: { add: (some) => void outcomes.push(...some) },
    policy: RETRY_POLICY,
    leaseMs: LEASE_MS,
    onError: (error) => errors.push(error),
    settings: { movable_ink_url: 'https://127.0.0.1:1/behavioral/key', username: 'name', password: 'secret' },
    concurrency: 1,
    pool: new DestinationPool(destination, 1),
    pause: new Pause(0)
  }
  const worker = new MappingWorker({ ...MAPPING, mapping: { data: { '@path': '$.' } } }, shared)
  return { worker, back, outcomes, errors }
}

describe('the worker of a mapping', () => {
  it('gives back what the store took so long to give that its lease is half over', async () => {
    const { worker, back, outcomes, errors } = workerOf({
      take: () => sleep(LEASE_MS),
      load: () => Promise.resolve({ rows: [ROW] })
    })
    expect(await back).toEqual([JOB])
    await worker.stop()
    expect([outcomes, errors]).toEqual([[], []])
  })

  it('gives back what it has taken when the store does not tell what it is', async () => {
    const away = new Error('The store is away')
    const { worker, back, outcomes, errors } = workerOf({ load: () => Promise.reject(away) })
    expect(await back).toEqual([JOB])
    await worker.stop()
    expect([outcomes, errors]).toEqual([[], [away]])
  })
})
