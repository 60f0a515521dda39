import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { StoredDeliveries } from '../testing/stored-deliveries'
import { takenIds } from '../testing/taken-ids'
import { LostJobs } from './lost-jobs'

const open = storedDeliveriesForTests()

const never = () => false
const later = () => new Date(Date.now() + 3_600_000)
const pending = (count: number) => Array.from({ length: count }, () => ({ state: 'queued' as const, attempts: 0 }))

/** What the queue knows of a job, but for its id and when it was made. */
async function jobRow({ store }: StoredDeliveries, id: string) {
  const { rows } = await store.executeSql(
    `select to_jsonb(job) - 'id' - 'created_on' - 'start_after' - 'keep_until' as job, keep_until - start_after as kept
     from movable_ink_queue.job where id = $1`,
    [id]
  )
  return rows[0]
}

describe('deliveries that are not over and have no job', () => {
  it('get one each, for when they are to be tried', async () => {
    const { queue, mappingIds, add } = await open()
    const [mappingId, other] = mappingIds
    const [queued, due, , ofOther] = await add([
      { state: 'queued', attempts: 0 },
      { state: 'retrying', nextTryAt: RECEIVED_AT },
      { state: 'retrying', nextTryAt: later() },
      { state: 'queued', mappingId: other }
    ])
    expect(await new LostJobs(queue).restore(never)).toBe(4)
    expect((await takenIds(queue, mappingId, 10)).sort()).toEqual([queued, due].sort())
    expect(await takenIds(queue, other, 10)).toEqual([ofOther])
    expect(await new LostJobs(queue).restore(never)).toBe(0)
  })

  it('get jobs like any other', async () => {
    const stored = await open()
    const { queue, mappingIds, add } = stored
    const [restored = '', added = ''] = await add(pending(2))
    await queue.add([{ id: added, mappingId: mappingIds[0] }])
    expect(await new LostJobs(queue).restore(never)).toBe(1)
    expect(await jobRow(stored, restored)).toEqual(await jobRow(stored, added))
  })

  it('get them also when the queue itself is missing', async () => {
    const { queue, mappingIds, add } = await open()
    const ids = await add(pending(2))
    await queue.remove(mappingIds[0])
    expect(await new LostJobs(queue).restore(never)).toBe(2)
    expect((await takenIds(queue, mappingIds[0], 10)).sort()).toEqual(ids.sort())
  })

  it('are found however many others there are, a piece at a time', async () => {
    const { queue, mappingIds, add } = await open()
    const ids = await add(pending(25))
    const lost = ids.filter((_id, index) => index % 3 === 0)
    const others = ids.filter((id) => !lost.includes(id))
    await queue.add(others.map((id) => ({ id, mappingId: mappingIds[0], startAfter: later() })))
    expect(await new LostJobs(queue, 4).restore(never)).toBe(lost.length)
    expect((await takenIds(queue, mappingIds[0], 100)).sort()).toEqual(lost.sort())
  })

  it('are found in a later run, when there was much to look at, or a reason to stop', async () => {
    const { queue, mappingIds, add } = await open()
    const ids = await add(pending(40))
    const [lost = ''] = ids.sort().slice(-1)
    await queue.add(
      ids.filter((id) => id !== lost).map((id) => ({ id, mappingId: mappingIds[0], startAfter: later() }))
    )
    const lostJobs = new LostJobs(queue, 1)
    let asked = 0
    expect(await lostJobs.restore(() => ++asked > 10)).toBe(0)
    expect(await lostJobs.restore(never)).toBe(0)
    expect(await lostJobs.restore(never)).toBe(1)
    expect(await takenIds(queue, mappingIds[0], 10)).toEqual([lost])
  })
})

describe('no job is made', () => {
  it('for a delivery that has one, whether it waits, is due or is under way', async () => {
    const { queue, mappingIds, add } = await open()
    const [mappingId] = mappingIds
    const [waiting = '', ...due] = (await add(pending(4))).sort()
    await queue.add([{ id: waiting, mappingId, startAfter: later() }, ...due.map((id) => ({ id, mappingId }))])
    const taken = await takenIds(queue, mappingId, 2)
    expect(await new LostJobs(queue).restore(never)).toBe(0)
    expect(await takenIds(queue, mappingId, 10)).toEqual(due.filter((id) => !taken.includes(id)))
  })

  it('for a delivery that is over, or whose mapping is gone', async () => {
    const { queue, mappingIds, add } = await open()
    await add([
      { state: 'delivered' },
      { state: 'discarded', reason: '401' },
      { state: 'dead', reason: '503' },
      { state: 'queued', mappingId: null }
    ])
    expect(await new LostJobs(queue).restore(never)).toBe(0)
    for (const mappingId of mappingIds) expect(await takenIds(queue, mappingId, 10)).toEqual([])
  })
})
