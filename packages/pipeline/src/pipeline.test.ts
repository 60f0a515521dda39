import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
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

  it('delivers nothing when it cannot listen where it should', async () => {
    const collector = await workplace.startCollector()
    const before = await pipelines.start({ role: 'ingest' })
    const { dataFolder, databaseUrl } = before
    const { writeKey } = await setUpFor(before, collector)
    await sendTo(before, writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    await before.close()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo // as it listens on a port
    await expect(pipelines.start({ dataFolder, databaseUrl, port })).rejects.toMatchObject({
      name: 'PipelineError',
      message: `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or choose another with --port.`
    })
    server.close()
    expect(collector.totals().requests).toBe(0)
    await pipelines.start({ dataFolder, databaseUrl })
    await until(() => collector.totals().events === 1)
  })
})
