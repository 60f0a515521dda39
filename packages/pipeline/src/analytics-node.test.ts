import { Analytics } from '@segment/analytics-node'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { setUpFor } from './testing/pipelines'
import { sharedPipelineForTests } from './testing/shared-pipeline'

const workplace = workplaceForTests()
const pipeline = sharedPipelineForTests()

type Event = Record<string, unknown>
interface SentBatch {
  batch: Event[]
  sentAt: string
}

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string

describe("Segment's SDK for Node", () => {
  it('sends unchanged events through the pipeline to Movable Ink, of every type but alias', async () => {
    const collector = await workplace.startCollector()
    const { writeKey } = await setUpFor(pipeline(), collector)
    const requests: SentBatch[] = []
    const failures: unknown[] = []
    const analytics = new Analytics({ writeKey, host: pipeline().origin, maxRetries: 0 })
      .on('http_request', ({ body }) => requests.push(JSON.parse(body) as SentBatch))
      .on('error', (error) => failures.push(error))

    const userId = 'user-1'
    analytics.identify({ userId, traits: { plan: 'gold', order_completed_last_30days: true } })
    analytics.track({
      userId,
      event: 'Product Viewed',
      properties: { product_id: 'p-1', price: 9.5, tags: ['a', null] }
    })
    analytics.page({ userId, name: 'Home', properties: { url: 'https://example.com/?q=ü' } })
    analytics.screen({ anonymousId: 'a-1', name: 'Start', timestamp: new Date(Date.now() - 86_400_000) })
    analytics.group({ userId, groupId: 'group-1', traits: { name: 'Group' }, context: { ip: '192.0.2.1' } })
    analytics.alias({ userId, previousId: 'a-1' })
    await analytics.closeAndFlush()

    await until(() => collector.received().length === 5)
    const sent = requests.flatMap(({ batch, sentAt }) => batch.map((event) => ({ event, sentAt })))
    expect(sent.map(({ event }) => event.type)).toEqual(['identify', 'track', 'page', 'screen', 'group', 'alias'])
    const byMessageId = (one: Event, other: Event) => (String(one.messageId) < String(other.messageId) ? -1 : 1)
    expect(
      collector
        .received()
        .map(({ event }) => event)
        .sort(byMessageId)
    ).toEqual(
      sent
        .filter(({ event }) => event.type !== 'alias')
        .map(({ event, sentAt }) => ({
          ...event,
          originalTimestamp: event.timestamp,
          // How long it waited on the way to being sent, before it was received.
          timestamp: iso,
          sentAt,
          receivedAt: iso
        }))
        .sort(byMessageId)
    )
    expect([failures, pipeline().errors]).toEqual([[], []])
  })
})
