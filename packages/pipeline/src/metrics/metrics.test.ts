import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { pipelinesForTests, sendTo, setUp, setUpFor } from '../testing/pipelines'
import type { PipelineUnderTest, SetUp } from '../testing/pipelines'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

/** The lines of some metrics, without those of buckets and sums, which are of durations. */
async function metricsOf({ origin }: PipelineUnderTest, name: string): Promise<string[]> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return text.split('\n').filter((line) => line.startsWith(`movable_ink_${name}`) && !/_(bucket|sum)/.test(line))
}

const event = (messageId: string) => ({ messageId, userId: 'user-1', event: 'Product Viewed' })

describe('GET /metrics', () => {
  it('counts events by what became of them, of each pipeline by itself', async () => {
    const pipeline = await pipelines.start()
    const other = await pipelines.start()
    const { writeKey } = await setUpFor(pipeline, await workplace.startCollector())
    await sendTo(pipeline, writeKey, 'track', event('m-1'))
    await sendTo(pipeline, writeKey, 'track', event('m-1'))
    const batch = [
      { ...event('m-2'), type: 'track' },
      { ...event('m-2'), type: 'track' },
      { userId: 'user-1', type: 'page' }
    ]
    await sendTo(pipeline, writeKey, 'batch', { batch: [...batch, { type: 'track' }, { type: 'nothing' }] })
    await sendTo(pipeline, writeKey, 'track', {})
    await sendTo(pipeline, writeKey, 'batch', { batch: [{ type: 'track' }] })
    expect(await metricsOf(pipeline, 'events_')).toEqual([
      'movable_ink_events_accepted_total{type="track"} 2',
      'movable_ink_events_accepted_total{type="page"} 1',
      'movable_ink_events_repeated_total{type="track"} 2',
      'movable_ink_events_repeated_total{type="page"} 0',
      'movable_ink_events_rejected_total{call="batch"} 3',
      'movable_ink_events_rejected_total{call="track"} 1'
    ])
    expect(await metricsOf(other, 'events_')).toEqual([])
  })

  it('counts requests by the pattern of their route', async () => {
    const pipeline = await pipelines.start()
    await sendTo(pipeline, 'unknown-write-key', 'track', event('m-1'))
    await fetch(`${pipeline.origin}/api/v1/sources/some-id`)
    await fetch(`${pipeline.origin}/nothing/at/all`)
    expect(await metricsOf(pipeline, 'http_')).toEqual([
      'movable_ink_http_request_duration_seconds_count{method="POST",route="/v1/track",status="401"} 1',
      'movable_ink_http_request_duration_seconds_count{method="GET",route="/api/v1/sources/:id",status="400"} 1',
      'movable_ink_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1'
    ])
  })

  it('counts attempts at deliveries by state and reason, and what is still to be delivered', async () => {
    const pipeline = await pipelines.start()
    const settings = settingsFor(await workplace.startCollector())
    const good = await setUp(pipeline, settings)
    const wrong = await setUp(pipeline, { ...settings, password: 'wrong' })
    const away = await setUp(pipeline, { ...settings, movable_ink_url: 'https://127.0.0.1:1/behavioral/key' })
    for (const { writeKey } of [good, wrong, away]) await sendTo(pipeline, writeKey, 'track', event('m-1'))
    const pending = ({ destinationId }: SetUp, count: number) =>
      `movable_ink_deliveries_pending{destination="${destinationId}"} ${count}`
    const all = [pending(good, 0), pending(wrong, 0), pending(away, 1)].sort()
    let found: string[] = []
    while (found.join() !== all.join()) found = (await metricsOf(pipeline, 'deliveries_pending')).sort()
    expect((await metricsOf(pipeline, 'delivery_outcomes')).map((line) => line.replace(/ \d+$/, '')).sort()).toEqual([
      'movable_ink_delivery_outcomes_total{state="delivered",reason="none"}',
      'movable_ink_delivery_outcomes_total{state="discarded",reason="401"}',
      'movable_ink_delivery_outcomes_total{state="retrying",reason="ECONNREFUSED"}'
    ])
  })

  it('is in the text format of Prometheus, with the metrics of the process', async () => {
    const { origin } = await pipelines.start()
    const response = await fetch(`${origin}/metrics`)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8'
    ])
    expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
  })
})
