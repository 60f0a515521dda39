import { randomBytes, randomUUID } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Route } from '../routing/routes'
import { sealerWith } from '../secrets/sealer'
import { Sources } from '../sources/sources'
import type { Store } from '../store/store'
import { openedStoreForTests } from '../testing/opened-store'
import { takenIds } from '../testing/taken-ids'
import { acceptBody } from './accept-body'
import { GroupCommit } from './group-commit'
import { REPEAT_WINDOW_MS } from './limits'
import { routeEvents } from './route-events'
import { storeEvents } from './store-events'
import type { Incoming } from './store-events'

const start = Date.parse('2026-01-31T12:00:00.000Z')
const routed = { destinationId: randomUUID(), mappingId: randomUUID() }
const told: unknown[][] = []
const observer = { onStored: (...of: unknown[]) => void told.push(of) }

let store: Store
let queue: DeliveryQueue
let sourceIds: [string, string]

const opened = openedStoreForTests()
beforeAll(async () => {
  ;({ store, queue } = opened())
  const sources = new Sources(store.database, sealerWith(randomBytes(32)))
  sourceIds = [(await sources.create('Website')).id, (await sources.create('App')).id]
  await store.executeSql(
    "insert into movable_ink.destinations values ($1, $2, 'slug', 'Movable Ink', 'sealed', true, 16, now(), now())",
    [routed.destinationId, sourceIds[0]]
  )
  await store.executeSql(
    `insert into movable_ink.mappings (id, destination_id, name, trigger, action, fields, enabled, position, created_at, updated_at)
     values ($1, $2, 'All', 'type = "track"', 'sendEntireEvent', '{}', true, 0, now(), now())`,
    [routed.mappingId, routed.destinationId]
  )
})
beforeEach(async () => {
  await store.executeSql('delete from movable_ink.events')
  await store.executeSql('delete from movable_ink.message_ids')
  await queue.done(routed.mappingId, await takenIds(queue, routed.mappingId, 1000))
  told.length = 0
})

/** Of the first source alone, and of tracks alone. */
const routesOf = (sourceId: string): Route[] =>
  sourceId === sourceIds[0] ? [{ ...routed, sourceId, matches: ({ type }) => type === 'track' }] : []

const incoming = (sourceId: string, events: object[], at = start): Incoming[] =>
  routeEvents(sourceId, acceptBody('batch', { batch: events }, { now: () => at, newId }).events, routesOf(sourceId))

const write = (some: readonly Incoming[], through: Pick<Store, 'atomically'> = store) =>
  storeEvents({ store: through, queue, newId, observer }, some)

const event = (messageId: string, event = 'Product Viewed') => ({ type: 'track', event, userId: 'user-1', messageId })

interface Stored {
  payload: string
}
const names = async (): Promise<unknown[]> => {
  const { rows } = await store.executeSql('select payload from movable_ink.events order by id')
  return (rows as Stored[]).map(({ payload }) => (JSON.parse(payload) as { event: string }).event)
}
const deliveries = async () => (await store.executeSql('select id, state from movable_ink.deliveries')).rows

describe('events that are stored', () => {
  it('have a delivery and a job for each mapping that matches, of the same id', async () => {
    const page = { type: 'page', name: 'Home', userId: 'user-1', messageId: 'm-2' }
    const toDo = await write(incoming(sourceIds[0], [event('m-1'), page]))
    expect([...toDo]).toEqual([routed.mappingId])
    const found = await deliveries()
    const jobs = await takenIds(queue, routed.mappingId, 10)
    expect(found).toEqual(jobs.map((id) => ({ id, state: 'queued' })))
    expect(jobs).toHaveLength(1)
    expect(told).toEqual([
      ['track', 1, 0],
      ['page', 1, 0]
    ])
  })

  it('have nothing to do without a mapping', async () => {
    expect([...(await write(incoming(sourceIds[1], [event('m-1')])))]).toEqual([])
    expect([await names(), await deliveries()]).toEqual([['Product Viewed'], []])
  })

  it('are stored with all that text can hold', async () => {
    const odd = JSON.parse('{"a\\u0000":"\\u0000\\ud800","__proto__":{"x":1}}') as object
    const sent = { ...event('m\0\ud800', 'a\0'), properties: odd }
    await write(incoming(sourceIds[0], [sent]))
    const { rows } = await store.executeSql('select payload, name, message_id from movable_ink.events')
    expect(rows).toEqual([{ payload: expect.any(String) as string, name: 'a\ufffd', message_id: 'm\ufffd\ufffd' }])
    const [{ payload }] = rows as [Stored]
    expect(JSON.stringify((JSON.parse(payload) as typeof sent).properties)).toBe(JSON.stringify(odd))
  })
})

describe('a repeated message id', () => {
  it('in one batch is the first of its events', async () => {
    await write(incoming(sourceIds[0], [event('m-1', 'First'), event('m-1', 'Second'), event('m-2', 'Third')]))
    expect(await names()).toEqual(['First', 'Third'])
    expect(await deliveries()).toHaveLength(2)
    expect(told).toEqual([['track', 2, 1]])
  })

  it('of a later request is dropped, and has no delivery', async () => {
    await write(incoming(sourceIds[0], [event('m-1', 'First')]))
    await write(incoming(sourceIds[0], [event('m-1', 'Second'), event('m-2', 'Third')]))
    expect(await names()).toEqual(['First', 'Third'])
    expect(await deliveries()).toHaveLength(2)
    expect(told).toEqual([
      ['track', 1, 0],
      ['track', 1, 1]
    ])
  })

  it('of another source is no repeat', async () => {
    await write([
      ...incoming(sourceIds[0], [event('m-1', 'First')]),
      ...incoming(sourceIds[1], [event('m-1', 'Other')])
    ])
    expect(await names()).toEqual(['First', 'Other'])
  })

  it('of requests that come at once is stored once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_one, index) => write(incoming(sourceIds[0], [event('m-1', `Try ${index}`)])))
    )
    expect(await names()).toHaveLength(1)
    expect(await deliveries()).toHaveLength(1)
  })

  it('is no repeat any more after 24 hours, counted from when it was last stored', async () => {
    await write(incoming(sourceIds[0], [event('m-1', 'First')]))
    await write(incoming(sourceIds[0], [event('m-1', 'Second')], start + REPEAT_WINDOW_MS))
    expect(await names()).toEqual(['First'])
    await write(incoming(sourceIds[0], [event('m-1', 'Third')], start + REPEAT_WINDOW_MS + 1))
    await write(incoming(sourceIds[0], [event('m-1', 'Fourth')], start + REPEAT_WINDOW_MS + 2))
    expect(await names()).toEqual(['First', 'Third'])
  })
})

describe('a failure', () => {
  /** Whose last statement fails. */
  const failing: Pick<Store, 'atomically'> = {
    atomically: (statements) => store.atomically([...statements, { text: 'select 1 / 0' }])
  }

  it('leaves nothing: no event, no delivery, no job, and no message id', async () => {
    const events = incoming(sourceIds[0], [event('m-1')])
    await expect(write(events, failing)).rejects.toMatchObject({ name: 'error', code: '22012' })
    expect([await names(), await deliveries(), await takenIds(queue, routed.mappingId, 10)]).toEqual([[], [], []])
    expect(told).toEqual([])
    await write(events)
    expect(await names()).toEqual(['Product Viewed'])
  })

  it('of one request does not sink those that are committed with it', async () => {
    const commit = new GroupCommit<Incoming>(
      async (some) => void (await write(some)),
      1_000_000,
      () => 1
    )
    const first = incoming(sourceIds[0], [event('m-1', 'First')])
    const second = incoming(sourceIds[0], [event('m-2', 'Of the same id')])
    const unstorable = second.map((one) => ({ ...one, event: { ...one.event, id: first[0]?.event.id ?? '' } }))
    const ended = await Promise.allSettled([
      commit.add(first),
      commit.add(unstorable),
      commit.add(incoming(sourceIds[0], [event('m-3', 'Third')]))
    ])
    expect(ended).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { name: 'error', code: '23505' } },
      { status: 'fulfilled' }
    ])
    expect(await names()).toEqual(['First', 'Third'])
  })
})
