import { DELIVERY_STATES } from '../store/schema'
import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import { takenIds } from '../testing/taken-ids'
import { findDelivery, listDeliveries } from './deliveries'
import { sendAgain, sendOneAgain } from './send-again'
import type { SendAgainFilter } from './send-again'

const open = storedDeliveriesForTests()

const BOTH: SendAgainFilter = { states: ['discarded', 'dead'] }

const never = () => false

const after = (ms: number) => new Date(RECEIVED_AT.getTime() + ms)

describe('sendAgain', () => {
  it('queues what was discarded or died, however many, and nothing else', async () => {
    const { store, queue, destinationId, mappingIds, add } = await open()
    const ids = await add(
      Array.from({ length: 2500 }, (_, index) => ({
        createdAt: after(Math.floor(index / 10)),
        state: index % 3 === 0 ? ('dead' as const) : ('discarded' as const),
        reason: '503'
      }))
    )
    const others = await add([{}, { state: 'retrying', reason: '503' }])
    const woken: string[] = []
    const wake = (some: Iterable<string>) => woken.push(...some)
    expect(await sendAgain({ store, queue, wake }, destinationId, BOTH, never)).toEqual({
      count: 2500,
      isComplete: true
    })
    expect(new Set(woken)).toEqual(new Set([mappingIds[0]]))
    const queued = await listDeliveries(store, destinationId, { states: ['queued'] }, 3000)
    expect(new Set(queued.map(({ id }) => id))).toEqual(new Set(ids))
    expect(new Set(await takenIds(queue, mappingIds[0], 3000))).toEqual(new Set(ids))
    const left = await listDeliveries(store, destinationId, { states: DELIVERY_STATES.slice(1) }, 10)
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set(others))
  })

  it('gives a new window, notes when, and keeps attempts and log', async () => {
    const before = Date.now()
    const { store, queue, destinationId, add } = await open()
    const attemptLog = [{ at: RECEIVED_AT.toISOString(), ms: 12, status: 503, reason: '503' }]
    const tried = { attempts: 9, attemptLog, retryUntil: after(1), nextTryAt: after(1) }
    const [id = ''] = await add([{ state: 'dead', reason: '503', message: 'Movable Ink is down.', ...tried }])
    await sendAgain({ store, queue, wake: () => undefined }, destinationId, BOTH, never)
    expect(await findDelivery(store, id)).toMatchObject({
      ...{ state: 'queued', reason: null, message: null, attempts: 9, attemptLog, nextTryAt: null, finishedAt: null }
    })
    const { rows } = await store.executeSql('select retry_until from movable_ink.deliveries')
    expect(rows).toEqual([{ retry_until: null }])
    const sentAgainAt = (await findDelivery(store, id))?.sentAgainAt?.getTime()
    expect(sentAgainAt).toBeGreaterThanOrEqual(before)
    expect(sentAgainAt).toBeLessThanOrEqual(Date.now())
  })

  it('takes only what the filter finds', async () => {
    const { store, queue, destinationId, mappingIds, add } = await open()
    const [, other] = mappingIds
    const refused = { state: 'discarded', reason: '401' } as const
    const [wanted] = await add([
      { ...refused, createdAt: after(5) },
      { ...refused, createdAt: after(10) },
      { ...refused, createdAt: after(4) },
      { ...refused, createdAt: after(5), mappingId: other },
      { ...refused, createdAt: after(5), reason: '404' },
      { ...refused, createdAt: after(5), state: 'dead' }
    ])
    const filter: SendAgainFilter = {
      ...{ states: ['discarded'], reason: '401', mappingId: mappingIds[0], from: after(5), to: after(10) }
    }
    const { count } = await sendAgain({ store, queue, wake: () => undefined }, destinationId, filter, never)
    expect(count).toBe(1)
    const queued = await listDeliveries(store, destinationId, { states: ['queued'] }, 10)
    expect(queued.map(({ id }) => id)).toEqual([wanted])
  })

  it('leaves those whose mapping was deleted', async () => {
    const { store, queue, destinationId, add } = await open()
    await add([{ state: 'discarded', reason: 'MAPPING_DELETED', mappingId: null }])
    const { count } = await sendAgain({ store, queue, wake: () => undefined }, destinationId, BOTH, never)
    expect(count).toBe(0)
  })

  it('leaves those that end while it runs, so that it comes to an end', async () => {
    const { store, queue, destinationId, add } = await open()
    await add([{ state: 'dead', reason: '503', finishedAt: new Date(Date.now() + 60_000) }])
    const { count } = await sendAgain({ store, queue, wake: () => undefined }, destinationId, BOTH, never)
    expect(count).toBe(0)
  })

  it('stops between thousands when it is told to, and the next call does the rest', async () => {
    const { store, queue, destinationId, add } = await open()
    await add(Array.from({ length: 1500 }, () => ({ state: 'dead' as const, reason: '503' })))
    const parts = { store, queue, wake: () => undefined }
    let asked = 0
    const first = await sendAgain(parts, destinationId, BOTH, () => ++asked > 2)
    const second = await sendAgain(parts, destinationId, BOTH, never)
    expect([first, second]).toEqual([
      { count: 1000, isComplete: false },
      { count: 500, isComplete: true }
    ])
  })

  it('changes nothing when the jobs cannot be added', async () => {
    const { store, queue, destinationId, add } = await open()
    const [id = ''] = await add([{ state: 'dead', reason: '503' }])
    const failing: typeof queue.add = (_jobs, executor) =>
      Promise.resolve(executor?.executeSql('select 1 / 0')).then(() => undefined)
    const parts = { store, queue: { add: failing }, wake: () => undefined }
    await expect(sendAgain(parts, destinationId, BOTH, never)).rejects.toMatchObject({ code: '22012' })
    expect(await findDelivery(store, id)).toMatchObject({ state: 'dead', reason: '503' })
    expect((await sendAgain({ ...parts, queue }, destinationId, BOTH, never)).count).toBe(1)
  })
})

describe('sendOneAgain', () => {
  it('tells who comes second that another was faster', async () => {
    const { store, queue, mappingIds, add } = await open()
    const [id = ''] = await add([{ state: 'dead', reason: '503' }])
    const due = { id, mappingId: mappingIds[0], createdAt: RECEIVED_AT }
    const parts = { store, queue, wake: () => undefined }
    expect([await sendOneAgain(parts, due), await sendOneAgain(parts, due)]).toEqual([true, false])
    expect(await takenIds(queue, mappingIds[0], 10)).toEqual([id])
  })
})
