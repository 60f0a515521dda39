import { setTimeout as sleep } from 'node:timers/promises'
import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { forgetTrust } from '@actions-movable-ink/runtime/src/testing/forget-trust'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { startFaultServer, whole } from '../../../../tests/destination/fault-server'
import type { FaultServer } from '../../../../tests/destination/fault-server'
import { deliveryStagesForTests } from '../testing/delivery-stages'
import type { DeliveryStage } from '../testing/delivery-stages'

const openStage = deliveryStagesForTests()

let stage: DeliveryStage
let certificate: KeyAndCertificate
beforeAll(async () => {
  certificate = await createCertificate()
  await trust(certificate.certificate)
  stage = await openStage()
})
afterAll(forgetTrust)

const track = (userId: string, event = 'Product Viewed') => ({ type: 'track', event, userId })

/** A Movable Ink that takes everything. */
interface TestServer extends FaultServer {
  settings: { movable_ink_url: string; username: string; password: string }
  /** Answers the first request, where that is kept waiting. */
  release: () => void
}

const servers: TestServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** @param held how many requests are kept waiting, before all others are answered at once */
async function startServer({ held }: { held: 0 | 1 }): Promise<TestServer> {
  const kept: (() => void)[] = []
  const server = await startFaultServer(certificate, (socket) => {
    const answer = () => void socket.end(whole('200 OK', '{}', { connection: 'close' }))
    if (server.requests.length <= held) kept.push(answer)
    else answer()
  })
  const settings = { movable_ink_url: server.url, username: 'user', password: 'secret' }
  const running = { ...server, settings, release: () => kept.splice(0).forEach((answer) => answer()) }
  servers.push(running)
  return running
}

const statesOf = (rows: readonly { state: string }[]) => rows.map(({ state }) => state)

describe('a destination that is changed while a request to it is under way', () => {
  it('is taken over at once, by all others too, and begins nothing new before that request is over', async () => {
    const before = await startServer({ held: 1 })
    const after = await startServer({ held: 0 })
    const route = await stage.route(before.settings)
    const other = await stage.route(after.settings)
    await route.send([track('user-1')])
    await until(() => before.requests.length === 1)

    await stage.destinations.change(route.destinationId, { settings: after.settings })
    await stage.workers.refresh()
    await route.send([track('user-2')])
    await other.send([track('other')])
    await other.settled(1)
    expect(statesOf(await route.rows())).toEqual(['queued', 'queued'])
    expect(after.requests).toHaveLength(1)

    before.release()
    expect(statesOf(await route.settled(2))).toEqual(['delivered', 'delivered'])
    expect(before.requests).toHaveLength(1)
    expect(after.requests).toHaveLength(2)
    expect(stage.errors).toEqual([])
  })
})

describe('a mapping that is changed while a request by it is under way', () => {
  it('is taken over at once, the others of its destination go on, and it begins nothing new before that', async () => {
    const server = await startServer({ held: 1 })
    const route = await stage.route(server.settings)
    const { id: otherId } = await stage.mappings.create(route.destinationId, {
      name: 'Purchases',
      trigger: 'event = "Order Completed"',
      action: 'sendEntireEvent',
      fields: { data: { '@path': '$.' } }
    })
    await stage.mappings.change(otherId, { enabled: true })
    await stage.mappings.change(route.mappingId, { trigger: 'event = "Product Viewed"' })
    await stage.workers.refresh()
    await route.send([track('user-1')])
    await until(() => server.requests.length === 1)

    await stage.mappings.change(route.mappingId, { name: 'Another name' })
    await stage.workers.refresh()
    await route.send([track('user-2'), track('user-3', 'Order Completed')])
    const delivered = async () => (await route.rows()).filter(({ state }) => state === 'delivered')
    while ((await delivered()).length === 0) await sleep(10)
    expect((await delivered()).map(({ mappingId }) => mappingId)).toEqual([otherId])
    expect(server.requests).toHaveLength(2)

    server.release()
    expect(statesOf(await route.settled(3))).toEqual(['delivered', 'delivered', 'delivered'])
    expect(server.requests).toHaveLength(3)
  })
})

describe('stopping', () => {
  it('waits for every request that is under way, also of what was changed before', async () => {
    const stopped = await openStage()
    const server = await startServer({ held: 1 })
    const after = await startServer({ held: 0 })
    const route = await stopped.route(server.settings)
    await route.send([track('user-1')])
    await until(() => server.requests.length === 1)
    await stopped.destinations.change(route.destinationId, { settings: after.settings })
    await stopped.workers.refresh()

    let isOver = false
    const stopping = stopped.workers.stop().then(() => (isOver = true))
    await route.send([track('user-2')])
    expect(isOver).toBe(false)
    server.release()
    await stopping
    await stopped.workers.refresh()
    expect(after.requests).toEqual([])
  })
})

describe('jobs that nobody told of', () => {
  it('are found by asking for all mappings at once, and no mapping asks for its own before', async () => {
    const after = await startServer({ held: 0 })
    const routes = [await stage.route(after.settings), await stage.route(after.settings)]
    const [due, take] = [jest.spyOn(stage.queue, 'due'), jest.spyOn(stage.queue, 'take')]
    await until(() => due.mock.calls.length === 2)
    expect(due.mock.calls[1]?.[0]).toEqual(expect.arrayContaining(routes.map(({ mappingId }) => mappingId)))
    expect(take.mock.calls).toEqual([])

    // As another process would store them, which cannot wake this one.
    const wake = jest.spyOn(stage.workers, 'wake').mockImplementation(() => undefined)
    for (const route of routes) await route.send([track('user-1')])
    wake.mockRestore()
    const rows = (await Promise.all(routes.map((route) => route.settled(1)))).flat()
    expect(statesOf(rows)).toEqual(['delivered', 'delivered'])
    due.mockRestore()
    take.mockRestore()
  })
})
