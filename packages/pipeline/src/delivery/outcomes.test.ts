import type { GivenDelivery, StoredDeliveries } from '../testing/stored-deliveries'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { TakenJob } from '../queue/delivery-queue'
import { deliveries } from '../store/schema'
import type { Verdict } from './judge'
import { noteOutcomes } from './outcomes'

const open = storedDeliveriesForTests()

const later = () => Date.now() + 3_600_000
const UNAVAILABLE = { reason: '503', message: 'Unavailable' }
const retrying = (): Verdict => ({ state: 'retrying', ...UNAVAILABLE, nextTryAt: later(), retryUntil: later() })

/** A delivery whose job was taken by one, and, after he held it for too long, by another. */
async function heldTwice(given: GivenDelivery = { state: 'queued', attempts: 0 }) {
  const stored = await open()
  const { store, queue, mappingIds, add } = stored
  const [mappingId] = mappingIds
  const [id = ''] = await add([given])
  await queue.add([{ id, mappingId }])
  const hold = async () => {
    const [job] = await queue.take(mappingId, 1)
    if (job === undefined) throw new Error('There is no job')
    return job
  }
  const before = await hold()
  await queue.giveBack(mappingId, [before])
  const holder = await hold()

  const note = ({ takenOn }: TakenJob, verdict: Verdict, attempts = 1) => {
    const record = { at: new Date().toISOString(), ms: 1 }
    return noteOutcomes(store, queue, [
      { deliveryId: id, mappingId, takenOn, verdict, attempts, record, at: Date.now() }
    ])
  }
  return { ...stored, mappingId, before, holder, note }
}

async function known({ store }: StoredDeliveries) {
  const [row] = await store.database.select().from(deliveries)
  const jobs = await store.executeSql(
    'select state::text, start_after > now() as "isPutOff" from movable_ink_queue.job'
  )
  return { state: row?.state, attempts: row?.attempts, nextTryAt: row?.nextTryAt, jobs: jobs.rows }
}

const HELD = [{ state: 'active', isPutOff: false }]
const PUT_OFF = [{ state: 'created', isPutOff: true }]

describe('an outcome', () => {
  it('that is to be tried again puts off the job of who holds it, and only once', async () => {
    const test = await heldTwice()
    await test.note(test.holder, retrying())
    const noted = { state: 'retrying', attempts: 1, nextTryAt: expect.any(Date) as Date, jobs: PUT_OFF }
    expect(await known(test)).toEqual(noted)
    await test.note(test.holder, retrying(), 2)
    expect(await known(test)).toEqual(noted)
  })

  it('that is to be tried again is not noted for one who held the job before, and leaves it to who holds it', async () => {
    const test = await heldTwice()
    await test.note(test.before, retrying())
    expect(await known(test)).toEqual({ state: 'queued', attempts: 0, nextTryAt: null, jobs: HELD })
  })

  it.each<[what: string, verdict: Verdict]>([
    ['delivered', { state: 'delivered' }],
    ['discarded', { state: 'discarded', reason: '400', message: 'Refused' }],
    ['dead', { state: 'dead', ...UNAVAILABLE }]
  ])(
    'that is %s ends the delivery and its job, whoever holds it, and nobody tries it again',
    async (state, verdict) => {
      const test = await heldTwice()
      await test.note(test.before, verdict)
      expect(await known(test)).toEqual({ state, attempts: 1, nextTryAt: null, jobs: [] })
      await test.note(test.holder, retrying())
      expect(await known(test)).toEqual({ state, attempts: 1, nextTryAt: null, jobs: [] })
    }
  )

  it('of a delivery that is over makes no job, but delivered it is all the same', async () => {
    const test = await heldTwice({ state: 'dead', ...UNAVAILABLE })
    await test.queue.done(test.mappingId, [test.holder.id])
    await test.note(test.holder, retrying(), 2)
    expect(await known(test)).toMatchObject({ state: 'dead', attempts: 1, jobs: [] })
    await test.note(test.before, { state: 'delivered' }, 2)
    expect(await known(test)).toMatchObject({ state: 'delivered', attempts: 2, jobs: [] })
  })
})
