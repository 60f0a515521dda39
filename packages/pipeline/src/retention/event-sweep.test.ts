import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { StoredDeliveries } from '../testing/stored-deliveries'
import { EventSweep } from './event-sweep'
import type { KeptEvents } from './event-sweep'

const open = storedDeliveriesForTests()

const NOW = Date.parse('2026-11-02T12:00:00.000Z')
const DAY = 24 * 60 * 60 * 1000

const daysAgo = (days: number) => new Date(NOW - days * DAY)

const MONTH: KeptEvents = { keepDays: 30, keepEvents: 1_000_000 }

const never = () => false

/** The deliveries that are left, oldest first. */
async function left({ store }: StoredDeliveries): Promise<string[]> {
  const { rows } = await store.executeSql('select id from movable_ink.deliveries order by created_at, id')
  return (rows as { id: string }[]).map(({ id }) => id)
}

async function countEvents({ store }: StoredDeliveries): Promise<unknown> {
  const { rows } = await store.executeSql('select count(*)::int as count from movable_ink.events')
  return (rows as { count: number }[])[0]?.count
}

describe('EventSweep', () => {
  it('deletes what is older than it is kept, with its deliveries', async () => {
    const stored = await open()
    await stored.addEvent(daysAgo(31))
    await stored.addEvent(daysAgo(29))
    await stored.add([{ createdAt: daysAgo(31) }])
    const young = await stored.add([{ createdAt: daysAgo(29) }])
    expect(await new EventSweep(stored.store, MONTH).run(NOW, never)).toBe(2)
    expect([await countEvents(stored), await left(stored)]).toEqual([2, young])
  })

  it('never deletes what is pending, however old', async () => {
    const stored = await open()
    const pending = await stored.add([
      { createdAt: daysAgo(400), state: 'queued' },
      { createdAt: daysAgo(399), state: 'retrying', reason: '503' }
    ])
    const sweep = new EventSweep(stored.store, { keepDays: 1, keepEvents: 0 })
    expect(await sweep.run(NOW, never)).toBe(0)
    expect(await left(stored)).toEqual(pending)
  })

  it('keeps an event as long as one of its deliveries is pending', async () => {
    const stored = await open()
    const eventId = await stored.addEvent(daysAgo(400))
    const ids = await stored.add([
      { eventId, createdAt: daysAgo(400) },
      { eventId, createdAt: daysAgo(400), state: 'retrying', reason: '503' }
    ])
    expect(await new EventSweep(stored.store, MONTH).run(NOW, never)).toBe(0)
    expect(new Set(await left(stored))).toEqual(new Set(ids))
  })

  it('keeps dead letters and discards for their days from when they ended', async () => {
    const stored = await open()
    const old = { createdAt: daysAgo(40), reason: '503' }
    const [, lately, discardedLately] = await stored.add([
      { ...old, state: 'dead', finishedAt: daysAgo(31) },
      { ...old, createdAt: daysAgo(39), state: 'dead', finishedAt: daysAgo(29) },
      { ...old, createdAt: daysAgo(38), state: 'discarded', finishedAt: daysAgo(30) }
    ])
    expect(await new EventSweep(stored.store, MONTH).run(NOW, never)).toBe(1)
    expect(await left(stored)).toEqual([lately, discardedLately])
  })

  it('keeps the newest so many, and beyond them what was not delivered', async () => {
    const stored = await open()
    const [, dead, , pending, newer, newest] = await stored.add([
      { createdAt: daysAgo(6) },
      { createdAt: daysAgo(5), state: 'dead', reason: '503' },
      { createdAt: daysAgo(4) },
      { createdAt: daysAgo(3), state: 'queued' },
      { createdAt: daysAgo(2) },
      { createdAt: daysAgo(1) }
    ])
    const sweep = new EventSweep(stored.store, { keepDays: 30, keepEvents: 2 })
    expect(await sweep.run(NOW, never)).toBe(2)
    expect(await left(stored)).toEqual([dead, pending, newer, newest])
  })

  it('deletes however many, past those that are kept', async () => {
    const stored = await open()
    const pending = Array.from({ length: 600 }, () => ({ createdAt: daysAgo(50), state: 'queued' as const }))
    await stored.add([...pending, ...Array.from({ length: 1200 }, () => ({ createdAt: daysAgo(40) }))])
    const sweep = new EventSweep(stored.store, MONTH)
    expect(await sweep.run(NOW, never)).toBe(1200)
    expect(await countEvents(stored)).toBe(600)
  })

  it('stops when it is told to, and goes on from there', async () => {
    const stored = await open()
    await stored.add(Array.from({ length: 1200 }, () => ({ createdAt: daysAgo(40) })))
    const sweep = new EventSweep(stored.store, MONTH)
    let asked = 0
    const counts = [await sweep.run(NOW, () => ++asked > 1), await sweep.run(NOW, never), await sweep.run(NOW, never)]
    expect(counts).toEqual([500, 700, 0])
  })
})
