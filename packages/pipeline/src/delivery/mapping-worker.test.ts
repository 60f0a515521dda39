import { setTimeout as sleep } from 'node:timers/promises'
import { DestinationPool } from '@actions-movable-ink/runtime'
import destination from '../../../../src/destinations/movable-ink'
import type { SharedByMappings } from './delivery-parts'
import { RETRY_POLICY } from './judge'
import { MappingWorker } from './mapping-worker'
import { Pause } from './pause'

const MAPPING = { id: 'mapping', name: 'Everything', subscribe: 'type = "track"', partnerAction: 'sendEntireEvent' }

/** How long a job may be held, in milliseconds. */
const LEASE_MS = 200

/** A row of a delivery that waits. */
const rowOf = (id: string) => ({ id, attempts: 0, retryUntil: null, payload: '{"type":"track"}' })

/** A worker of one job, at a store that does as a test says, and what it gave back. */
function workerOf({ take, load }: { take: () => Promise<void>; load: () => Promise<{ rows: unknown[] }> }) {
  let left = ['delivery-1']
  const outcomes: unknown[] = []
  const errors: unknown[] = []
  let givenBack: (ids: readonly string[]) => void
  const back = new Promise<readonly string[]>((resolve) => (givenBack = resolve))
  const shared: SharedByMappings = {
    store: { executeSql: load } as SharedByMappings['store'], // nothing else of it is used
    queue: {
      due: () => Promise.resolve([]),
      async take() {
        const ids = left
        left = []
        if (ids.length > 0) await take()
        return ids
      },
      giveBack: (_mappingId, ids) => Promise.resolve(givenBack(ids)),
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
      load: () => Promise.resolve({ rows: [rowOf('delivery-1')] })
    })
    expect(await back).toEqual(['delivery-1'])
    await worker.stop()
    expect([outcomes, errors]).toEqual([[], []])
  })
})
