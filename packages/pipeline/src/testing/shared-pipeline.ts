import { rm } from 'node:fs/promises'
import type { PipelineOptions } from '../configuration'
import { startPipeline } from '../pipeline'
import type { PipelineUnderTest } from './pipelines'
import { newDataFolder } from './store-template'

/**
 * Starts one pipeline for all tests of a file, which takes a second or two. To be called once, outside of its tests.
 *
 * @returns gives it, within a test
 */
export function sharedPipelineForTests(options: Partial<PipelineOptions> = {}): () => PipelineUnderTest {
  let pipeline: PipelineUnderTest | undefined
  beforeAll(async () => {
    const dataFolder = await newDataFolder()
    const errors: unknown[] = []
    const started = await startPipeline({ port: 0, logLevel: 'silent', ...options, dataFolder }, (error) =>
      errors.push(error)
    )
    pipeline = { ...started, origin: started.origin ?? '', dataFolder, errors }
  })
  afterAll(async () => {
    await pipeline?.close()
    if (pipeline !== undefined) await rm(pipeline.dataFolder, { recursive: true })
  })
  return () => {
    if (pipeline === undefined) throw new Error('There is no pipeline before the first test')
    return pipeline
  }
}
