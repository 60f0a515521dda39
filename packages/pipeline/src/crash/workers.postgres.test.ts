import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCertificate } from '@actions-movable-ink/collector'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import type { Store } from '../store/store'
import { databasesForTests } from '../testing/databases'
import { pipelinesForTests, setUp } from '../testing/pipelines'
import { pipelineProcesses } from './processes'
import { startSending } from './sender'
import { heldSince, openToLook, whatIsLeft } from './what-is-left'
import { Witness } from './witness'

const EVENTS = 3000

/** In seconds. */
const LEASE = 5

/** Requests that a worker has under way at a time. */
const CONCURRENCY = 16

// Before the database is gone: hooks run in the order they are set in.
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Until nothing is left, once all are sent. */
const LONGEST_WAIT_MS = 120_000

const newDatabase = databasesForTests()
const workplace = workplaceForTests()
const pipelines = pipelinesForTests()
const { start } = pipelineProcesses(() => ({ NODE_EXTRA_CA_CERTS: workplace.path('server.pem') }))

/** What the workers held that were struck: the `messageId`s. */
interface Held {
  /** Their requests had been sent. */
  sent: string[]
  notSent: string[]
  /** When. */
  moment: Date
}

/**
 * Strikes two of three workers while each waits for the answers to as many requests as it may have under way: it has sent
 * those, noted the outcomes of all before, and begun no other.
 */
async function strikeTwo(witness: Witness, store: Store, strike: () => Promise<unknown>): Promise<Held> {
  witness.hold()
  while (witness.busy < 3 * CONCURRENCY) await sleep(5)
  const [moment, arrived] = [new Date(), new Set(witness.arrived.keys())]
  /** What is held when it is no more than so many can have sent. */
  async function heldBy(workers: number): Promise<Held> {
    for (;;) {
      const held = [...(await heldSince(store, moment))]
      const sent = held.filter((id) => arrived.has(id))
      const notSent = held.filter((id) => !arrived.has(id))
      if (sent.length <= workers * CONCURRENCY) return { sent, notSent, moment }
      await sleep(20)
    }
  }
  await heldBy(3)
  await strike()
  witness.release()
  // Until the third is done with its own those are held, too.
  return heldBy(2)
}

describe('three workers on one Postgres server', () => {
  it('lose nothing when one is killed and one stands still for longer than its lease, and make again only what those had sent', async () => {
    const certificate = await createCertificate()
    await writeFile(workplace.path('server.pem'), certificate.certificate)
    const witness = new Witness(certificate)
    closers.push(() => witness.close())
    const port = await witness.listen()

    const databaseUrl = await newDatabase()
    const ingest = await pipelines.start({ databaseUrl, role: 'ingest' })
    const { writeKey } = await setUp(ingest, {
      movable_ink_url: `https://localhost:${port}/behavioral/key`,
      username: 'user',
      password: 'secret'
    })
    const { dataFolder, origin } = ingest
    const store = await openToLook({ dataFolder, databaseUrl })
    closers.push(() => store.close())
    const options = { dataFolder, databaseUrl, role: 'worker', leaseSeconds: LEASE } as const
    const [killed, frozen, other] = [await start(options), await start(options), await start(options)]
    const sending = { writeKey, origin: () => origin, events: EVENTS, batchSize: 50, concurrency: 4 }
    const sender = startSending(sending)

    while (witness.arrived.size < EVENTS / 4) await sleep(5)
    const held = await strikeTwo(witness, store, () => Promise.all([killed.kill(), frozen.freeze()]))
    expect(held.sent).toHaveLength(2 * CONCURRENCY)
    expect(held.notSent).not.toEqual([])

    // What they held is the third's, who has made again what they had sent. Earlier the one that stands still would tell in
    // time that its own arrived.
    const isMadeAgain = (id: string) => witness.arrived.get(id) === 2
    while ((await heldSince(store, held.moment)).size > 0 || !held.sent.every(isMadeAgain)) await sleep(5)
    frozen.thaw()
    await sender.done
    const until = Date.now() + LONGEST_WAIT_MS
    let left = await whatIsLeft(store)
    for (; left.pending + left.jobs > 0 && Date.now() < until; left = await whatIsLeft(store)) await sleep(100)
    expect(await Promise.all([frozen.stop(), other.stop()])).toEqual([0, 0])

    const twice = [...witness.arrived.keys()].filter((id) => witness.arrived.get(id) !== 1)
    console.info({ events: EVENTS, held: held.sent.length + held.notSent.length, duplicates: twice.length })
    expect(left).toEqual({ pending: 0, jobs: 0 })
    expect(witness.arrived.size).toBe(EVENTS)
    // Nothing tells that what they had sent had arrived; whatever else they held is made once.
    expect(twice.sort()).toEqual(held.sent.sort())
    expect(witness.overlaps).toBe(0)
  }, 300_000)
})
