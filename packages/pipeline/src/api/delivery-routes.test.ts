import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { ApiClient, refused as refusedWith } from '../testing/api-client'
import { sendTo, setUp } from '../testing/pipelines'
import type { PipelineUnderTest, SetUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const workplace = workplaceForTests()
const sharedPipeline = sharedPipelineForTests()

/** An answer of the API that was accepted, as far as these tests look at it. */
type Listed = Record<string, unknown> & { deliveries: Record<string, unknown>[]; next: string | null }

const clientOf = ({ origin }: PipelineUnderTest) => new ApiClient(() => origin)

const get = async (pipeline: PipelineUnderTest, path: string) => (await clientOf(pipeline).get(path)).body as Listed // what the tests below expect of it

const post = (pipeline: PipelineUnderTest, path: string, body?: unknown) => clientOf(pipeline).post(path, body)

/** The destination's deliveries, newest first, once there are so many in this state. */
async function whenListed(pipeline: PipelineUnderTest, { destinationId }: SetUp, state: string, count: number) {
  for (;;) {
    const body = await get(pipeline, `/destinations/${destinationId}/deliveries?state=${state}`)
    if (body.deliveries.length === count) return body.deliveries
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A pipeline whose destination has a wrong access secret, and two events that were refused for it. */
async function withRefused() {
  const collector = await workplace.startCollector()
  const pipeline = sharedPipeline()
  const right = settingsFor(collector)
  const to = await setUp(pipeline, { ...right, password: 'not-the-secret' })
  for (const userId of ['user-1', 'user-2']) {
    await sendTo(pipeline, to.writeKey, 'track', { userId, event: 'Product Viewed', messageId: `message-${userId}` })
  }
  const refused = await whenListed(pipeline, to, 'discarded', 2)
  const correct = async () => {
    await pipeline.destinations.change(to.destinationId, { settings: { password: right.password } })
    await pipeline.refresh()
  }
  return { collector, pipeline, to, refused, correct }
}

const UNKNOWN = '0199d5a3-0000-7000-8000-000000000000'

describe('the deliveries of a destination', () => {
  it('are listed with what became of them, why, and who can change it', async () => {
    const { pipeline, to, refused } = await withRefused()
    expect(refused.map(({ event }) => event)).toEqual([
      { type: 'track', name: 'Product Viewed', messageId: 'message-user-2' },
      { type: 'track', name: 'Product Viewed', messageId: 'message-user-1' }
    ])
    expect(refused[0]).toMatchObject({
      ...{ destinationId: to.destinationId, mappingId: to.mappingId, state: 'discarded', reason: '401', attempts: 1 },
      ...{ explanation: { fixedBy: 'you' }, sentAgainAt: null, nextTryAt: null, latencyMs: null }
    })
    expect(refused[0]).not.toHaveProperty('payload')
    expect(pipeline.errors).toEqual([])
  })

  it('are listed page by page', async () => {
    const { pipeline, to, refused } = await withRefused()
    const first = await get(pipeline, `/destinations/${to.destinationId}/deliveries?limit=1`)
    const { next } = first
    const before = encodeURIComponent(next ?? '')
    const second = await get(pipeline, `/destinations/${to.destinationId}/deliveries?limit=1&before=${before}`)
    expect([...first.deliveries, ...second.deliveries]).toEqual(refused)
    expect(second.next).toBeNull()
  })

  it('are sent again, one or all of a reason, and keep the history of their attempts', async () => {
    const { collector, pipeline, to, refused, correct } = await withRefused()
    await correct()
    const [second, first] = refused.map(({ id }) => String(id))
    expect(await post(pipeline, `/deliveries/${first}/send-again`)).toEqual({ status: 200, body: { count: 1 } })
    await until(() => collector.received().length === 1)
    const all = `/destinations/${to.destinationId}/deliveries/send-again`
    expect(await post(pipeline, all, { state: 'discarded', reason: '404' })).toMatchObject({ body: { count: 0 } })
    expect(await post(pipeline, all, { state: ['discarded', 'dead'], reason: '401' })).toEqual({
      status: 200,
      body: { count: 1 }
    })
    await whenListed(pipeline, to, 'delivered', 2)
    expect(collector.received().map(({ event }) => event)).toMatchObject([
      { messageId: 'message-user-1' },
      { messageId: 'message-user-2' }
    ])
    const body = await get(pipeline, `/deliveries/${second}`)
    const bytes = JSON.stringify(collector.received()[1]?.event).length
    const request = { method: 'POST', url: `${collector.origin}/behavioral/•••`, bytes }
    expect(body).toMatchObject({
      ...{ state: 'delivered', reason: null, message: null, explanation: null, attempts: 2 },
      attemptLog: [
        { request, status: 401, reason: '401' },
        { request, status: 200 }
      ],
      payload: { userId: 'user-2', event: 'Product Viewed', type: 'track' },
      receivedAt: expect.stringMatching(/^20.*Z$/) as string,
      sentAgainAt: expect.stringMatching(/^20.*Z$/) as string,
      latencyMs: expect.any(Number) as number
    })
    expect(pipeline.errors).toEqual([])
  })

  it('are not sent again when they were delivered, or are pending', async () => {
    const { pipeline, to, refused, correct } = await withRefused()
    await correct()
    const path = `/deliveries/${String(refused[0]?.id)}/send-again`
    await post(pipeline, path)
    await whenListed(pipeline, to, 'delivered', 1)
    expect(await post(pipeline, path)).toEqual(refusedWith(409, 'NOT_SENDABLE'))
    await pipeline.destinations.change(to.destinationId, { enabled: false })
    await pipeline.refresh()
    const pending = `/deliveries/${String(refused[1]?.id)}/send-again`
    expect(await post(pipeline, pending)).toMatchObject({ status: 200 })
    expect(await post(pipeline, pending)).toEqual(refusedWith(409, 'NOT_SENDABLE'))
  })
})

describe('bad input to the deliveries', () => {
  it('is refused with what is wrong, and changes nothing', async () => {
    const { pipeline, to } = await withRefused()
    const list = (query: string) => `/destinations/${to.destinationId}/deliveries?${query}`
    const invalid = (path: string) => refusedWith(400, 'INVALID_REQUEST', path)
    const unknown = refusedWith(404, 'NOT_FOUND')
    const ofGet = (path: string) => clientOf(pipeline).get(path)
    expect(await ofGet(`/destinations/${UNKNOWN}/deliveries`)).toEqual(unknown)
    expect(await ofGet(`/deliveries/${UNKNOWN}`)).toEqual(unknown)
    expect(await ofGet('/destinations/no-id/deliveries')).toEqual(invalid('id'))
    expect(await ofGet('/deliveries/no-id')).toEqual(invalid('id'))
    expect(await ofGet(list('state=lost'))).toEqual(invalid('state'))
    expect(await ofGet(list('reason='))).toEqual(invalid('reason'))
    expect(await ofGet(list('reason=%00'))).toEqual(invalid('reason'))
    expect(await ofGet(list(`reason=${'x'.repeat(101)}`))).toEqual(invalid('reason'))
    expect(await ofGet(list('mappingId=1'))).toEqual(invalid('mappingId'))
    expect(await ofGet(list('limit=0'))).toEqual(invalid('limit'))
    expect(await ofGet(list('limit=501'))).toEqual(invalid('limit'))
    expect(await ofGet(list('limit=ten'))).toEqual(invalid('limit'))
    expect(await ofGet(list('before=yesterday'))).toEqual(invalid('before'))
    expect(await ofGet(list(`before=2026-99-99T00:00:00.000Z_${UNKNOWN}`))).toEqual(invalid('before'))
    expect(await ofGet(list('from=yesterday'))).toEqual(invalid('from'))
    expect(await ofGet(list('from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z'))).toEqual(invalid('to'))
    expect(await ofGet(list('from=0000-01-01T00:00:00Z'))).toEqual(invalid('from'))
    expect(await ofGet(list('to=9999-12-31T23:59:59-14:00'))).toEqual(invalid('to'))
    expect(await ofGet(list('colour=red'))).toEqual(invalid('colour'))

    const all = `/destinations/${to.destinationId}/deliveries/send-again`
    const ofPost = (path: string, body?: unknown) => post(pipeline, path, body)
    const dead = { state: 'dead' }
    expect(await ofPost(`/destinations/${UNKNOWN}/deliveries/send-again`, dead)).toEqual(unknown)
    expect(await ofPost(`/deliveries/${UNKNOWN}/send-again`)).toEqual(unknown)
    expect(await ofPost('/deliveries/no-id/send-again')).toEqual(invalid('id'))
    expect(await ofPost(all, {})).toEqual(invalid('state'))
    expect(await ofPost(all, { state: 'delivered' })).toEqual(invalid('state'))
    expect(await ofPost(all, { state: 'retrying' })).toEqual(invalid('state'))
    expect(await ofPost(all, { state: [] })).toEqual(invalid('state'))
    expect(await ofPost(all, { ...dead, reason: 401 })).toEqual(invalid('reason'))
    expect(await ofPost(all, { ...dead, mappingId: 'all' })).toEqual(invalid('mappingId'))
    expect(await ofPost(all, { ...dead, from: '2026-11-02T00:00:00Z', to: '2026-11-02T00:00:00Z' })).toEqual(
      invalid('to')
    )
    expect(await ofPost(all, { ...dead, everything: true })).toEqual(invalid('everything'))
    await whenListed(pipeline, to, 'discarded', 2)
  })

  it('that is SQL is a reason like any other, which nothing has', async () => {
    const { pipeline, to } = await withRefused()
    const sql = encodeURIComponent("401'; drop table movable_ink.deliveries; --")
    const { deliveries } = await get(pipeline, `/destinations/${to.destinationId}/deliveries?reason=${sql}`)
    expect(deliveries).toEqual([])
    await whenListed(pipeline, to, 'discarded', 2)
  })
})
