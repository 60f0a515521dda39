import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { everythingStored } from '../testing/everything-stored'
import { pipelinesForTests, sendTo, setUpFor } from '../testing/pipelines'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

describe('the secrets of a pipeline', () => {
  it('stand nowhere in its store, and another key does not open them', async () => {
    const collector = await workplace.startCollector()
    const pipeline = await pipelines.start()
    const { dataFolder } = pipeline
    const { writeKey } = await setUpFor(pipeline, collector)
    // With the write key in the body as well, as analytics.js sends it.
    await sendTo(pipeline, writeKey, 'track', { userId: 'user-1', event: 'Product Viewed', writeKey })
    await sendTo(pipeline, writeKey, 'batch', { writeKey, batch: [{ type: 'page', userId: 'user-1', writeKey }] })
    // Of failed attempts something is noted, too.
    collector.play({ kind: 'status', status: 404 })
    await sendTo(pipeline, writeKey, 'track', { userId: 'user-1', event: 'Not Found' })
    await until(() => collector.totals().requests === 3)
    await pipeline.close()

    const stored = await everythingStored(pipeline)
    const { movable_ink_url: url, password } = settingsFor(collector)
    const [endpointKey = ''] = new URL(url).pathname.split('/').slice(-1)
    expect(endpointKey).not.toBe('')
    const found = (texts: Record<string, string>) =>
      Object.keys(texts).filter((name) => stored.includes(texts[name] ?? ''))
    // That they would be found: the events are.
    expect(found({ event: 'Product Viewed', writeKey, password, url, endpointKey })).toEqual(['event'])

    await expect(pipelines.start({ dataFolder, key: randomBytes(32).toString('base64') })).rejects.toMatchObject({
      name: 'PipelineError',
      message:
        'The store was sealed with another key. Set MOVABLE_INK_KEY to the one it was made with, or put its key file back.'
    })
    const key = (await readFile(join(dataFolder, 'pipeline.key'), 'utf8')).trim()
    const again = await pipelines.start({ dataFolder, key })
    const [source] = await again.sources.list()
    expect(await again.sources.writeKeyOf(source?.id ?? '')).toBe(writeKey)
    expect(again.errors).toEqual([])
  })
})
