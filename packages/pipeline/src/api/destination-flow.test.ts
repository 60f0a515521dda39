import { setTimeout as sleep } from 'node:timers/promises'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { ApiClient } from '../testing/api-client'
import { pipelinesForTests, sendTo, setUp, setUpFor } from '../testing/pipelines'
import type { PipelineUnderTest } from '../testing/pipelines'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

const EVENT = { userId: 'user-1', event: 'Product Viewed' }

const apiOf = ({ origin }: PipelineUnderTest) => new ApiClient(() => origin)

const codesOf = ({ body }: { body: unknown }) =>
  (body as { warnings: { code: string }[] }).warnings.map(({ code }) => code)

/** Asks until the answer is so; gives up before the test's time is over. */
async function whenAnswered(ask: () => Promise<{ body: unknown }>, isSo: (answer: { body: unknown }) => boolean) {
  for (let looks = 0; looks < 1000; looks++) {
    const answer = await ask()
    if (isSo(answer)) return answer.body
    await sleep(10)
  }
  throw new Error('It was never answered so.')
}

const isDelivered = ({ body }: { body: unknown }) =>
  (body as { newestDeliveredAt: string | null }).newestDeliveredAt !== null

describe('a destination', () => {
  it('that is enabled says that nothing can flow as long as it has no enabled mapping', async () => {
    const pipeline = await pipelines.start()
    const api = apiOf(pipeline)
    const { id: sourceId } = await pipeline.sources.create('Website')
    const made = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink' })
    expect(codesOf(made)).toEqual(['NO_EVENTS', 'MISSING_SETTINGS', 'DISABLED', 'NO_ENABLED_MAPPING'])
    const { id } = made.body as { id: string }
    const settings = settingsFor(await workplace.startCollector())
    expect(await api.patch(`/destinations/${id}`, { enabled: true, settings })).toMatchObject({
      status: 200,
      body: { enabled: true, mappings: { count: 0, enabled: 0 }, warnings: [{}, { code: 'NO_ENABLED_MAPPING' }] }
    })
    await api.post(`/destinations/${id}/mappings`, { from: 'preset', preset: 'Send Entire Event' })
    expect(await api.get(`/destinations/${id}`)).toMatchObject({
      body: { mappings: { count: 1, enabled: 0 }, warnings: [{}, { code: 'NO_ENABLED_MAPPING' }] }
    })
  })

  it('through which events flow warns of nothing, and says when the newest were received', async () => {
    const pipeline = await pipelines.start()
    const api = apiOf(pipeline)
    const { destinationId, sourceId, writeKey } = await setUpFor(pipeline, await workplace.startCollector())
    await sendTo(pipeline, writeKey, 'track', EVENT)
    const path = `/destinations/${destinationId}`
    const shown = await whenAnswered(() => api.get(path), isDelivered)
    const { body } = await api.get(`/sources/${sourceId}/events`)
    const [{ receivedAt }] = (body as { events: [{ receivedAt: string }] }).events
    const flowing = {
      mappings: { count: 1, enabled: 1 },
      newestEventAt: receivedAt,
      newestDeliveredAt: receivedAt,
      pause: 'none',
      pausedUntil: null,
      warnings: []
    }
    expect(shown).toMatchObject(flowing)
    expect((await api.get('/destinations')).body).toMatchObject({ destinations: [flowing] })
  })

  it('that cannot be reached is paused, and says so', async () => {
    const pipeline = await pipelines.start()
    const collector = await workplace.startCollector()
    const settings = settingsFor(collector)
    await collector.close()
    const { destinationId, writeKey } = await setUp(pipeline, settings)
    await sendTo(pipeline, writeKey, 'track', EVENT)
    const get = () => apiOf(pipeline).get(`/destinations/${destinationId}`)
    expect(await whenAnswered(get, (answer) => codesOf(answer).length > 0)).toMatchObject({
      newestDeliveredAt: null,
      pause: 'paused',
      pausedUntil: expect.stringMatching(/^20.*Z$/) as string,
      warnings: [{ code: 'PAUSED', message: expect.stringMatching(/^The destination could not be reached/) as string }]
    })
  })

  it('may be paused where it is asked of a process that delivers nothing, which does not know', async () => {
    const pipeline = await pipelines.start({ role: 'ingest' })
    const { destinationId } = await setUpFor(pipeline, await workplace.startCollector())
    expect((await apiOf(pipeline).get(`/destinations/${destinationId}`)).body).toMatchObject({
      pause: 'unknown',
      pausedUntil: null
    })
  })
})
