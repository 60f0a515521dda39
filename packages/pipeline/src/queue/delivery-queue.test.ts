import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openedStoreForTests } from '../testing/opened-store'
import { StatementList } from '../store/statements'
import type { Store } from '../store/store'
import { DeliveryQueue } from './delivery-queue'

let store: Store
let queue: DeliveryQueue
let mappingId: string

/** Short, so that a test can wait for its end. */
const LEASE_SECONDS = 1

const opened = openedStoreForTests(LEASE_SECONDS)
beforeAll(() => {
  ;({ store, queue } = opened())
})
beforeEach(async () => {
  mappingId = randomUUID()
  await queue.create(mappingId)
})

const jobs = (count: number, startAfter?: Date) =>
  Array.from({ length: count }, () => ({ id: randomUUID(), mappingId, startAfter }))
const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort()
const hold = (most = 100) => queue.take(mappingId, most)
const take = async (most?: number) => idsOf(await hold(most))
/** Takes some as soon as there are any. */
async function takeLater(): Promise<string[]> {
  for (;;) {
    const given = await take()
    if (given.length > 0) return given
    await sleep(50)
  }
}
const unexpected = (error: Error) => {
  throw error
}
const later = () => new Date(Date.now() + 3_600_000)

describe('the queue of a mapping', () => {
  it('gives its jobs once, the oldest first, and not more than asked for', async () => {
    const [first, second] = [jobs(3), jobs(3)]
    await queue.add(first)
    await queue.add(second)
    expect(await take(3)).toEqual(idsOf(first))
    expect(await take(10)).toEqual(idsOf(second))
    expect(await take()).toEqual([])
  })

  it('gives first what has been due for longest, whenever it was added', async () => {
    const [latest, earliest] = [jobs(2, new Date(Date.now() - 1000)), jobs(2, new Date(Date.now() - 60_000))]
    await queue.add(latest)
    await queue.add(earliest)
    expect(await take(2)).toEqual(idsOf(earliest))
    expect(await take(2)).toEqual(idsOf(latest))
  })

  it('keeps a job as it is when one of the same id is added', async () => {
    const [job] = jobs(1) as [ReturnType<typeof jobs>[number]]
    await queue.add([job])
    await queue.add([{ ...job, startAfter: later() }, job])
    expect(await take()).toEqual([job.id])
    await queue.add([job])
    expect(await take()).toEqual([])
    await queue.done(mappingId, [job.id])
    await queue.add([job])
    expect(await take()).toEqual([job.id])
  })

  it('keeps jobs back that are not yet due', async () => {
    const [due, notDue] = [jobs(2, new Date(Date.now() - 1000)), jobs(2, later())]
    await queue.add([...due, ...notDue])
    expect(await take()).toEqual(idsOf(due))
  })

  it('never gives a job to two who take at once', async () => {
    const all = jobs(200)
    await queue.add(all)
    const takes = await Promise.all(Array.from({ length: 20 }, () => take(15)))
    expect(takes.flat().sort()).toEqual(idsOf(all))
  })

  it('has nothing for the takers of another mapping', async () => {
    await queue.add(jobs(1))
    const other = randomUUID()
    await queue.create(other)
    expect(await queue.take(other, 10)).toEqual([])
  })

  it('gives again at once what was given back, and leaves the time of what was not due', async () => {
    const [due, notDue] = [jobs(3), jobs(1, later())]
    await queue.add([...due, ...notDue])
    const [kept, ...givenBack] = await hold()
    const takenOn = kept?.takenOn ?? ''
    const others = [...idsOf(notDue), randomUUID()].map((id) => ({ id, takenOn }))
    await queue.giveBack(mappingId, [...givenBack, ...others])
    expect(await take()).toEqual(idsOf(givenBack))
  })

  it('leaves a job to who holds it when another gives it back who held it before', async () => {
    await queue.add(jobs(2))
    const before = await hold()
    await queue.giveBack(mappingId, before)
    const after = await hold()
    await queue.giveBack(mappingId, before)
    expect(await take()).toEqual([])
    await queue.giveBack(mappingId, after)
    expect(await take()).toEqual(idsOf(before))
  })

  it('forgets jobs that are done, whether they were taken or not', async () => {
    const all = jobs(4)
    await queue.add(all)
    const taken = await hold(2)
    await queue.done(
      mappingId,
      idsOf(all).filter((id) => !idsOf(taken).includes(id))
    )
    await queue.done(mappingId, idsOf(taken))
    await queue.giveBack(mappingId, taken)
    expect(await take()).toEqual([])
  })

  it('gives a job to another when the lease of its taker ran out', async () => {
    const all = jobs(2)
    await queue.add(all)
    const [first = '', second = ''] = await take()
    await queue.done(mappingId, [first])
    expect(await takeLater()).toEqual([second])
  })

  it('holds jobs for its own lease, when a queue with another has added them', async () => {
    const all = jobs(2)
    const maker = await DeliveryQueue.open(store, unexpected, 3600)
    await maker.add(all)
    await maker.close()
    expect(await take()).toEqual(idsOf(all))
    expect(await takeLater()).toEqual(idsOf(all))
  })

  it('takes part in a transaction', async () => {
    const [done, added] = [jobs(1), jobs(1)]
    await queue.add(done)
    const taken = await hold()
    const list = new StatementList()
    await queue.done(mappingId, idsOf(done), list)
    await queue.add(added, list)
    expect(await take()).toEqual([])
    await expect(store.atomically([...list.statements, { text: 'select 1 / 0' }])).rejects.toMatchObject({
      code: '22012'
    })
    expect(await take()).toEqual([])
    await store.atomically(list.statements)
    await queue.giveBack(mappingId, taken)
    expect(await take()).toEqual(idsOf(added))
  })

  it('tells of a failure of the store', async () => {
    const failing = { ...store, executeSql: () => Promise.reject(new Error('The store is away')) }
    const list: Error[] = []
    await expect(DeliveryQueue.open(failing, (error) => list.push(error))).rejects.toThrow('The store is away')
    let isAway = false
    const sometimes: Store = {
      ...store,
      executeSql: (text, values) => (isAway ? failing.executeSql() : store.executeSql(text, values))
    }
    const other = await DeliveryQueue.open(sometimes, (error) => list.push(error))
    isAway = true
    await expect(other.take(mappingId, 1)).rejects.toThrow('The store is away')
    await expect(other.add(jobs(1))).rejects.toThrow('The store is away')
    await expect(other.done(mappingId, [randomUUID()])).rejects.toThrow('The store is away')
    await other.close()
  })
})
