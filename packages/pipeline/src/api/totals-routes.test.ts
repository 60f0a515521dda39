import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { sendTo, setUpFor } from '../testing/pipelines'
import type { PipelineUnderTest } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const workplace = workplaceForTests()
const sharedPipeline = sharedPipelineForTests()

/** An answer, as far as these tests look at it. */
interface Totals {
  from: string
  to: string
  overall: { counts: Record<string, number>; latency: unknown }
  error?: { code: string; mistakes?: { path: string }[] }
}

async function get({ origin }: PipelineUnderTest, destinationId: string, query = '') {
  const response = await fetch(`${origin}/api/v1/destinations/${destinationId}/totals${query}`)
  return { status: response.status, body: (await response.json()) as Totals }
}

describe('the totals of a destination', () => {
  it('are those of the last hour, by the minute, unless it is said otherwise', async () => {
    const collector = await workplace.startCollector()
    const pipeline = sharedPipeline()
    const { writeKey, destinationId, mappingId } = await setUpFor(pipeline, collector)
    const batch = [
      { type: 'track', event: 'Product Viewed', userId: 'user-1' },
      { type: 'alias', userId: 'user-1', previousId: 'user-0' }
    ]
    await sendTo(pipeline, writeKey, 'batch', { batch })
    let { body } = await get(pipeline, destinationId)
    while (body.overall.counts.delivered !== 1) ({ body } = await get(pipeline, destinationId))
    const counts = { queued: 0, retrying: 0, delivered: 1, discarded: 0, dead: 0 }
    const ms = expect.any(Number) as number
    const latency = { p50: ms, p95: ms, p99: ms }
    expect(body).toEqual({
      ...{ from: expect.any(String) as string, to: expect.any(String) as string, step: 'minute' },
      overall: { counts, reasons: [], latency },
      buckets: [{ at: expect.stringMatching(/:00\.000Z$/) as string, counts, reasons: [], latency }],
      byMapping: [{ mappingId, counts }],
      unmatchedEvents: 1,
      newestUnmatched: [
        {
          ...{ id: expect.any(String) as string, type: 'alias', name: null },
          receivedAt: expect.stringMatching(/^20.*Z$/) as string
        }
      ]
    })
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(3_600_000)
    expect(pipeline.errors).toEqual([])
  })

  it('say who can fix what', async () => {
    const collector = await workplace.startCollector()
    const pipeline = sharedPipeline()
    const { writeKey, destinationId } = await setUpFor(pipeline, collector)
    await pipeline.destinations.change(destinationId, { settings: { password: 'not-the-secret' } })
    await pipeline.refresh()
    await sendTo(pipeline, writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    let { body } = await get(pipeline, destinationId)
    while (body.overall.counts.discarded !== 1) ({ body } = await get(pipeline, destinationId))
    expect(body.overall).toMatchObject({
      reasons: [{ state: 'discarded', reason: '401', count: 1, explanation: { fixedBy: 'you' } }],
      latency: null
    })
  })

  it('refuse bad input with what is wrong', async () => {
    const collector = await workplace.startCollector()
    const pipeline = sharedPipeline()
    const { destinationId } = await setUpFor(pipeline, collector)
    const refused = async (query: string, id = destinationId) => {
      const { status, body } = await get(pipeline, id, query)
      return [status, body.error?.code, body.error?.mistakes?.[0]?.path]
    }
    const invalid = (path: string) => [400, 'INVALID_REQUEST', path]
    expect(await refused('', '0199d5a3-0000-7000-8000-000000000000')).toEqual([404, 'NOT_FOUND', undefined])
    expect(await refused('', 'no-id')).toEqual(invalid('id'))
    expect(await refused('?step=second')).toEqual(invalid('step'))
    expect(await refused('?from=now')).toEqual(invalid('from'))
    expect(await refused('?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z')).toEqual(invalid('to'))
    expect(await refused('?from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z')).toEqual(invalid('step'))
    expect(await refused('?from=1970-01-01T00:00:00Z&to=2026-11-01T00:00:00Z&step=day')).toEqual(invalid('step'))
    expect(await refused('?to=0000-01-01T00:00:00Z')).toEqual(invalid('to'))
    expect(await refused('?to=1970-01-01T00:00:00Z&colour=red')).toEqual(invalid('colour'))
  })
})
