import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { pipelinesForTests, sendTo, setUpFor } from './testing/pipelines'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

describe('the pipeline', () => {
  it('delivers an event that was sent to it to Movable Ink', async () => {
    const collector = await workplace.startCollector()
    const pipeline = await pipelines.start()
    const { writeKey } = await setUpFor(pipeline, collector)
    const event = { userId: 'user-1', event: 'Product Viewed', properties: { product_id: 'p-1' }, messageId: 'm-1' }
    const response = await sendTo(pipeline, writeKey, 'track', event)
    expect([response.status, await response.json()]).toEqual([200, { success: true }])
    await until(() => collector.received().length === 1)
    expect(collector.received()[0]?.event).toEqual({
      ...event,
      type: 'track',
      timestamp: expect.any(String) as string,
      originalTimestamp: expect.any(String) as string,
      receivedAt: expect.any(String) as string
    })
    expect(pipeline.errors).toEqual([])
  })
})
