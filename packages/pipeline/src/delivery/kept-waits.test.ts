import { setTimeout as sleep } from 'node:timers/promises'
import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { forgetTrust } from '@actions-movable-ink/runtime/src/testing/forget-trust'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { answer, startFaultServer, whole } from '../../../../tests/destination/fault-server'
import type { FaultServer } from '../../../../tests/destination/fault-server'
import { deliveryStagesForTests } from '../testing/delivery-stages'
import type { DeliveryStage, TestRoute } from '../testing/delivery-stages'
import { RETRY_POLICY } from './judge'

const openStage = deliveryStagesForTests()

const ASKED_MS = 1_500_000
const track = (userId: string) => ({ type: 'track', event: 'Product Viewed', userId })

let stage: DeliveryStage
let certificate: KeyAndCertificate
beforeAll(async () => {
  certificate = await createCertificate()
  await trust(certificate.certificate)
  stage = await openStage(RETRY_POLICY)
})
afterAll(forgetTrust)

/** How far the clock of the process is from that of the store, in milliseconds. */
let aheadMs = 0
const trueNow = Date.now
beforeEach(() => {
  aheadMs = 0
  jest.spyOn(Date, 'now').mockImplementation(() => trueNow() + aheadMs)
})

const servers: FaultServer[] = []
afterEach(async () => {
  jest.restoreAllMocks()
  for (const server of servers.splice(0)) await server.close()
})

/** A Movable Ink that asks for time at first, and then takes everything; two events for it, of which it was told one. */
async function asked() {
  const server = await startFaultServer(certificate, (socket) => {
    const later = answer('429 Too Many Requests', { 'retry-after': ASKED_MS / 1000, 'content-length': 0 })
    socket.end(server.requests.length === 1 ? later : whole('200 OK', '{}', { connection: 'close' }))
  })
  servers.push(server)
  const route = await stage.route({ movable_ink_url: server.url, username: 'user', password: 'secret' })
  await route.send([track('told')])
  await comesTo(route, 0, 'retrying')
  await route.send([track('waiting')])
  return { server, route, requests: () => server.requests.length }
}

/** Resolves once the delivery of the route's event of this number is in a state. */
async function comesTo(route: TestRoute, index: number, state: string) {
  for (let looks = 0; (await route.rows())[index]?.state !== state; looks++) {
    if (looks > 500) throw new Error(`It never was ${state}.`)
    await sleep(20)
  }
}

/** Resolves once everything that is due was looked for, and could have been tried. */
async function lookedForAll({ mappingId }: TestRoute) {
  const due = jest.spyOn(stage.queue, 'due').mockClear()
  stage.workers.wake([mappingId])
  await until(() => due.mock.calls.length > 2)
}

describe('the time that Movable Ink asks for', () => {
  const changes: [what: string, change: (route: TestRoute) => Promise<unknown>][] = [
    ['its name', ({ destinationId }) => stage.destinations.change(destinationId, { name: 'Another' })],
    ['its concurrency', ({ destinationId }) => stage.destinations.change(destinationId, { concurrency: 4 })],
    [
      'its settings, to what they were',
      ({ destinationId }) => stage.destinations.change(destinationId, { settings: { username: 'user' } })
    ],
    [
      'that it is enabled, and back',
      async ({ destinationId }) => {
        await stage.destinations.change(destinationId, { enabled: false })
        await stage.workers.refresh()
        await stage.destinations.change(destinationId, { enabled: true })
      }
    ],
    [
      'how its mapping batches',
      async ({ mappingId }) => {
        const fields = { data: { '@path': '$.' }, enable_batching: true }
        await stage.mappings.change(mappingId, { fields })
      }
    ]
  ]
  it.each(changes)('is waited for, also by what was not told, when there is a change of %s', async (_what, change) => {
    const { route, requests } = await asked()
    await change(route)
    await stage.workers.refresh()
    await lookedForAll(route)
    expect(requests()).toBe(1)
    expect(stage.workers.pauseOf(route.destinationId)).toMatchObject({ kind: 'paused' })

    aheadMs = ASKED_MS
    await lookedForAll(route)
    await until(() => requests() === 2)
    await comesTo(route, 1, 'delivered')
    // By the store's clock, which was not moved.
    expect(await route.rows()).toMatchObject([{ state: 'retrying', attempts: 1 }, { attempts: 1 }])
    expect(stage.errors).toEqual([])
  })

  it('is not waited for by what has not been told where other settings lead elsewhere', async () => {
    const { route, requests } = await asked()
    await stage.destinations.change(route.destinationId, { settings: { username: 'another' } })
    await stage.workers.refresh()
    await until(() => requests() === 2)
    await comesTo(route, 1, 'delivered')
    expect(await route.rows()).toMatchObject([{ state: 'retrying', attempts: 1 }, { attempts: 1 }])
  })

  it.each([-2 * ASKED_MS, 2 * ASKED_MS])(
    'is waited for by what was told also where the clock of the process is %i ms from that of the store',
    async (ms) => {
      aheadMs = ms
      const { route, requests } = await asked()
      // What was not told is tried now.
      await stage.destinations.change(route.destinationId, { settings: { username: 'another' } })
      await stage.workers.refresh()
      await comesTo(route, 1, 'delivered')
      await lookedForAll(route)
      expect(requests()).toBe(2)
      const jobs = `select extract(epoch from start_after - now())::float as seconds from movable_ink_queue.job where name = $1`
      const { rows } = await stage.store.executeSql(jobs, [route.mappingId])
      const [{ seconds }] = rows as [{ seconds: number }]
      expect(seconds).toBeGreaterThan(ASKED_MS / 1000 - 60)
      expect(seconds).toBeLessThanOrEqual(ASKED_MS / 1000)
    }
  )
})

describe('another start', () => {
  it('tries nothing that was told to wait before its time', async () => {
    const { route, requests } = await asked()
    await stage.restart()
    await lookedForAll(route)
    await comesTo(route, 1, 'delivered')
    expect(requests()).toBe(2)
    expect(await route.rows()).toMatchObject([{ state: 'retrying', attempts: 1 }, { attempts: 1 }])
  })
})
