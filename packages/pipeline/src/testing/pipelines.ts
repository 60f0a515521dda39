import { presetMappings } from '@actions-movable-ink/runtime'
import { settingsFor } from '@actions-movable-ink/runtime/src/testing/workplace'
import type { Collector } from '@actions-movable-ink/collector'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { slug } from '../../../../src/destinations/movable-ink'
import type { PipelineOptions } from '../configuration'
import { startPipeline } from '../pipeline'
import type { Pipeline } from '../pipeline'
import { newStore } from './new-store'
import type { NewStore } from './new-store'

/** A pipeline of a test. */
export interface PipelineUnderTest extends Pipeline {
  dataFolder: string
  /** Undefined where its store is in the data folder. */
  databaseUrl?: string
  origin: string
  /** What it told of, besides the log. */
  errors: unknown[]
}

/** A source whose events go to a destination. */
export interface SetUp {
  sourceId: string
  writeKey: string
  destinationId: string
  mappingId: string
}

/** Starts pipelines, each with a store of its own unless another data folder is named; all is gone after the test. */
export function pipelinesForTests() {
  const running: Pipeline[] = []
  const stores: NewStore[] = []
  afterEach(async () => {
    for (const pipeline of running.splice(0)) await pipeline.close()
    for (const store of stores.splice(0)) await store.remove()
  })

  const another = async () => {
    const store = await newStore()
    stores.push(store)
    return store
  }
  /** That of the data folder; none where the test made the folder itself. */
  const storeIn = (dataFolder: string | undefined) =>
    dataFolder === undefined ? another() : stores.find((store) => store.dataFolder === dataFolder)
  return {
    dataFolder: async () => (await another()).dataFolder,
    async start(options: Partial<PipelineOptions> = {}): Promise<PipelineUnderTest> {
      const store = await storeIn(options.dataFolder)
      const dataFolder = options.dataFolder ?? store?.dataFolder ?? ''
      const databaseUrl = options.databaseUrl ?? store?.databaseUrl
      const errors: unknown[] = []
      const pipeline = await startPipeline(
        { port: 0, logLevel: 'silent', ...options, dataFolder, databaseUrl },
        (error) => errors.push(error)
      )
      running.push(pipeline)
      return { ...pipeline, origin: pipeline.origin ?? '', dataFolder, databaseUrl, errors }
    }
  }
}

/** A source, a destination with these settings and the preset's mapping, all enabled. */
export async function setUp(
  { sources, destinations, mappings, refresh }: Pipeline,
  settings: Settings,
  fields: Record<string, unknown> = {}
): Promise<SetUp> {
  const [preset] = presetMappings()
  if (preset === undefined) throw new Error('The destination has no preset')
  const source = await sources.create('Website')
  const destination = await destinations.create({ sourceId: source.id, slug, name: 'Movable Ink' }, settings)
  const mapping = await mappings.create(destination.id, {
    name: preset.name,
    trigger: preset.subscribe,
    action: preset.partnerAction,
    fields: { ...preset.mapping, ...fields }
  })
  await mappings.change(mapping.id, { enabled: true })
  await destinations.change(destination.id, { enabled: true })
  await refresh()
  return {
    sourceId: source.id,
    writeKey: (await sources.writeKeyOf(source.id)) ?? '',
    destinationId: destination.id,
    mappingId: mapping.id
  }
}

/** The same, to a collector. */
export const setUpFor = (pipeline: Pipeline, collector: Collector, fields?: Record<string, unknown>): Promise<SetUp> =>
  setUp(pipeline, settingsFor(collector), fields)

/** Sends a body to the tracking API, as Segment's SDKs do. */
export const sendTo = (
  { origin }: PipelineUnderTest,
  writeKey: string,
  call: string,
  body: unknown
): Promise<Response> =>
  fetch(`${origin}/v1/${call}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json'
    },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  })
