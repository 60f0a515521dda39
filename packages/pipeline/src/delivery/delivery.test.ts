import { setTimeout as sleep } from 'node:timers/promises'
import { createCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { startFaultServer, whole } from '../../../../tests/destination/fault-server'
import { deliveryStagesForTests, QUICK } from '../testing/delivery-stages'
import type { DeliveryStage } from '../testing/delivery-stages'
import { takenIds } from '../testing/taken-ids'

const workplace = workplaceForTests()
const openStage = deliveryStagesForTests()

let stage: DeliveryStage
beforeAll(async () => {
  stage = await openStage()
})

const track = (userId: string, more: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId,
  ...more
})

const tracks = (count: number, from = 0) => Array.from({ length: count }, (_, index) => track(`user-${from + index}`))

const userIdsOf = (received: { event: unknown }[]) => received.map(({ event }) => (event as { userId: string }).userId)

/** Whether a worker has jobs of a mapping. */
async function isUnderWay(mappingId: string): Promise<boolean> {
  const jobs = "select from movable_ink_queue.job where name = $1 and state = 'active'"
  return (await stage.store.executeSql(jobs, [mappingId])).rows.length > 0
}

describe('deliveries', () => {
  it('end as delivered, with what is known of the attempt, and leave no job', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    await route.send([track('user-1')])
    const rows = await route.settled(1)
    const [received] = collector.received()
    expect(rows).toEqual([
      expect.objectContaining({
        state: 'delivered',
        mappingId: route.mappingId,
        destinationId: route.destinationId,
        reason: null,
        message: null,
        attempts: 1,
        attemptLog: [
          {
            at: expect.any(String) as string,
            ms: expect.any(Number) as number,
            status: 200,
            requestId: received?.requestId,
            request: `POST ${collector.origin}/behavioral/•••`,
            bytes: Buffer.byteLength(JSON.stringify(received?.event))
          }
        ],
        nextTryAt: null,
        finishedAt: expect.any(Date) as Date
      })
    ])
    expect(await takenIds(stage.queue, route.mappingId, 10)).toEqual([])
    expect(stage.errors).toEqual([])
  })

  it('are made for each mapping whose trigger matches, and for no other', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    const purchases = await stage.mappings.create(route.destinationId, {
      name: 'Purchases',
      trigger: 'event = "Order Completed"',
      action: 'sendEntireEvent',
      fields: { data: { '@path': '$.' } }
    })
    await stage.mappings.change(purchases.id, { enabled: true })
    await stage.workers.refresh()
    const other = await stage.route(settingsFor(collector))
    await route.send([track('viewer'), track('buyer', { event: 'Order Completed' })])
    const { mappingId } = route
    const rows = await route.settled(3)
    expect(rows.map((row) => row.mappingId).sort()).toEqual([mappingId, mappingId, purchases.id].sort())
    expect(await other.rows()).toEqual([])
  })

  it('are discarded with the reason when Movable Ink refuses the credentials', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route({ ...settingsFor(collector), password: 'wrong-secret' })
    await route.send([track('user-1')])
    const [row] = await route.settled(1)
    expect(row).toEqual(expect.objectContaining({ state: 'discarded', reason: '401', attempts: 1 }))
    expect(row?.message).toMatch(/^Movable Ink refused the credentials \(401\)\. Check the Username and Access Secret/)
    expect(JSON.stringify(row)).not.toContain('wrong-secret')
  })

  it('are discarded with the reason when a setting cannot be used', async () => {
    const route = await stage.route({
      movable_ink_url: 'http://collector.invalid/behavioral/some-endpoint-key',
      username: 'user',
      password: 'secret'
    })
    await route.send([track('user-1')])
    const [row] = await route.settled(1)
    expect(row).toEqual(expect.objectContaining({ state: 'discarded', reason: 'INVALID_SETTINGS', attempts: 1 }))
    expect(JSON.stringify(row)).not.toContain('some-endpoint-key')
  })

  it('are tried again after failures that may pass, until they succeed, with a record of each attempt', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    collector.play({ kind: 'status', status: 503, times: 2 })
    collector.play({ kind: 'reset' })
    await route.send([track('user-1')])
    const [row] = await route.settled(1)
    expect(row).toEqual(expect.objectContaining({ state: 'delivered', reason: null, message: null, attempts: 4 }))
    expect(row?.attemptLog.map(({ status, reason }) => [status, reason])).toEqual([
      [503, '503'],
      [503, '503'],
      [503, 'ECONNRESET'],
      [200, undefined]
    ])
    expect(userIdsOf(collector.received())).toEqual(['user-1'])
  })

  it('keep the same messageId in every attempt, so that Movable Ink can tell a repeated event', async () => {
    const certificate = await createCertificate()
    await trust(certificate.certificate)
    const server = await startFaultServer(certificate, (socket) =>
      socket.write(whole(server.requests.length === 1 ? '503 Service Unavailable' : '200 OK', '{}'))
    )
    const route = await stage.route({ movable_ink_url: server.url, username: 'user', password: 'secret' })
    await route.send([track('user-1', { messageId: 'message-1' })])
    await route.settled(1)
    await server.close()
    const bodies = server.requests.map((request) => JSON.parse(request.split('\r\n\r\n')[1] ?? '') as object)
    expect(bodies).toEqual([
      expect.objectContaining({ messageId: 'message-1' }),
      expect.objectContaining({ messageId: 'message-1' })
    ])
  })

  it('end as dead with the last reason when they failed for as long as they are tried', async () => {
    const impatient = await openStage({ ...QUICK, windowMs: 300 })
    const collector = await workplace.startCollector()
    const route = await impatient.route(settingsFor(collector))
    collector.play({ kind: 'status', status: 503, share: 1 })
    await route.send([track('user-1')])
    const [row] = await route.settled(1)
    expect(row).toEqual(expect.objectContaining({ state: 'dead', reason: '503', nextTryAt: null }))
    expect(row?.attempts).toBeGreaterThan(1)
  })

  it('wait as long as a 429 asks, and nothing else is sent there meanwhile', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    collector.play({ kind: 'status', status: 429, retryAfter: 2, times: 1 })
    await route.send([track('user-0')])
    await route.tried(1)
    await route.send(tracks(20, 1))
    const rows = await route.settled(21)
    expect(rows.map(({ state }) => state)).toEqual(Array(21).fill('delivered'))
    const [first] = rows
    const [refused, ...others] = rows.flatMap(({ attemptLog }) => attemptLog.map(({ at }) => Date.parse(at))).sort()
    expect(first?.attemptLog.map(({ reason }) => reason)).toEqual(['429', undefined])
    expect(others.filter((at) => at - (refused ?? 0) < 2000)).toEqual([])
  })

  it('wait as long as a 429 asks, also where others that were under way are taken at the same time', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    // Of sixteen requests every fourth is refused at once, while the others take longer.
    collector.play({ kind: 'status', status: 429, retryAfter: 2, share: 0.25 })
    collector.play({ kind: 'delay', ms: 200, share: 1 })
    await route.send(tracks(100))
    await until(() => collector.totals().events >= 4)
    collector.clearFaults()
    const attempts = (await route.settled(100)).flatMap(({ attemptLog }) => attemptLog)
    const refused = attempts.filter(({ status }) => status === 429).map(({ at, ms }) => Date.parse(at) + ms)
    const first = Math.min(...refused)
    const paused = attempts.filter(({ at }) => Date.parse(at) > first + 100 && Date.parse(at) < first + 2000)
    expect(refused.length).toBeGreaterThan(0)
    expect(paused).toEqual([])
  })

  it('of a destination that is down do not hold up those of another', async () => {
    const collector = await workplace.startCollector()
    const down = await workplace.startCollector()
    const slow = await stage.route(settingsFor(down))
    const fine = await stage.route(settingsFor(collector))
    down.play({ kind: 'status', status: 503, share: 1 })
    await slow.send(tracks(100))
    await fine.send(tracks(100))
    await fine.settled(100)
    expect((await slow.rows()).filter(({ state }) => state === 'delivered')).toEqual([])
    down.clearFaults()
    expect((await slow.settled(100)).map(({ state }) => state)).toEqual(Array(100).fill('delivered'))
  })

  it('use up few requests at a destination that takes nothing, however many are waiting', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    collector.play({ kind: 'status', status: 429, share: 1 })
    await route.send(tracks(500))
    await until(() => collector.totals().requests > 16)
    const rows = await route.rows()
    expect(rows.filter(({ attempts }) => attempts > 0).length).toBeLessThan(100)
    collector.clearFaults()
    await route.settled(500)
    expect(new Set(userIdsOf(collector.received())).size).toBe(500)
  })

  it('wait while their destination or their mapping is disabled, and are made when it is enabled', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector))
    collector.play({ kind: 'status', status: 503, share: 1 })
    await route.send(tracks(3))
    await route.tried(1)
    await stage.mappings.change(route.mappingId, { enabled: false })
    await stage.workers.refresh()
    while (await isUnderWay(route.mappingId)) await sleep(10)
    collector.clearFaults()
    const { requests } = collector.totals()
    await stage.destinations.change(route.destinationId, { enabled: false })
    await stage.mappings.change(route.mappingId, { enabled: true })
    await stage.workers.refresh()
    expect(collector.totals().requests).toBe(requests)
    await stage.destinations.change(route.destinationId, { enabled: true })
    await stage.workers.refresh()
    expect((await route.settled(3)).map(({ state }) => state)).toEqual(Array(3).fill('delivered'))
  })

  it('follow settings that were corrected', async () => {
    const collector = await workplace.startCollector()
    const wrong = await workplace.startCollector()
    wrong.play({ kind: 'status', status: 503, share: 1 })
    const route = await stage.route(settingsFor(wrong))
    await route.send(tracks(5))
    await route.tried(1)
    await stage.destinations.change(route.destinationId, { settings: { ...settingsFor(collector) } })
    await stage.workers.refresh()
    await route.settled(5)
    expect(userIdsOf(collector.received()).sort()).toEqual(['user-0', 'user-1', 'user-2', 'user-3', 'user-4'])
  })
})
