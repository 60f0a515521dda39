import { randomUUID } from 'node:crypto'
import { openedStoreForTests } from '../testing/opened-store'
import { takenIds } from '../testing/taken-ids'
import type { DeliveryQueue } from './delivery-queue'

const opened = openedStoreForTests()
let queue: DeliveryQueue
beforeAll(() => {
  ;({ queue } = opened())
})

async function newQueue(...startAfter: (Date | undefined)[]) {
  const mappingId = randomUUID()
  await queue.create(mappingId)
  const jobs = startAfter.map((at) => ({ id: randomUUID(), mappingId, startAfter: at }))
  await queue.add(jobs)
  return mappingId
}

const earlier = () => new Date(Date.now() - 1000)
const later = () => new Date(Date.now() + 3_600_000)

describe('the mappings that have a job that is due', () => {
  it('are those of a job whose time has come, whatever else they have', async () => {
    const due = [await newQueue(undefined), await newQueue(later(), earlier(), later())]
    const notDue = [await newQueue(), await newQueue(later(), later())]
    const told = await queue.due([...due, ...notDue])
    expect(told.sort()).toEqual(due.sort())
  })

  it('are not those whose jobs are all taken, and again those of one that was given back', async () => {
    const mappingId = await newQueue(undefined, undefined)
    const taken = await queue.take(mappingId, 2)
    expect(await queue.due([mappingId])).toEqual([])
    await queue.giveBack(mappingId, taken.slice(1))
    expect(await queue.due([mappingId])).toEqual([mappingId])
  })

  it('are only those that are asked for, and none that has no queue', async () => {
    const [asked, another] = [await newQueue(undefined), await newQueue(undefined)]
    expect(await queue.due([asked, randomUUID()])).toEqual([asked])
    expect(await queue.due([])).toEqual([])
    expect(await queue.due([another])).toEqual([another])
  })
})

describe('jobs that look taken', () => {
  it('are due again at once when all are freed, and those that wait go on waiting', async () => {
    const mappingId = await newQueue(undefined, undefined, later())
    const taken = await takenIds(queue, mappingId, 10)
    expect(taken).toHaveLength(2)
    await queue.free()
    expect(await takenIds(queue, mappingId, 10)).toEqual(taken)
  })
})
