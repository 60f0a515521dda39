import { rm } from 'node:fs/promises'
import { presetMappings } from '@actions-movable-ink/runtime'
import { settingsFor } from '@actions-movable-ink/runtime/src/testing/workplace'
import type { Collector } from '@actions-movable-ink/collector'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { slug } from '../../../../src/destinations/movable-ink'
import type { PipelineOptions } from '../configuration'
import { startPipeline } from '../pipeline'
import type { Pipeline } from '../pipeline'
import { newDataFolder } from './store-template'

/** A pipeline of a test. */
export interface PipelineUnderTest extends Pipeline {
  dataFolder: string
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
  const folders: string[] = []
  afterEach(async () => {
    for (const pipeline of running.splice(0)) await pipeline.close()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })

  const dataFolder = async () => {
    const folder = await newDataFolder()
    folders.push(folder)
    return folder
  }
  return {
    dataFolder,
    async start(options: Partial<PipelineOptions> = {}): Promise<PipelineUnderTest> {
      const errors: unknown[] = []
      const folder = options.dataFolder ?? (await dataFolder())
      const pipeline = await startPipeline({ port: 0, logLevel: 'silent', ...options, dataFolder: folder }, (error) =>
        errors.push(error)
      )
      running.push(pipeline)
      return { ...pipeline, origin: pipeline.origin ?? '', dataFolder: folder, errors }
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
