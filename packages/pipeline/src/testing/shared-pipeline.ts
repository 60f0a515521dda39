import type { PipelineOptions } from '../configuration'
import { startPipeline } from '../pipeline'
import type { PipelineUnderTest } from './pipelines'
import { newStore } from './new-store'

/**
 * Starts one pipeline for all tests of a file, which takes a second or two. To be called once, outside of its tests.
 *
 * @returns gives it, within a test
 */
export function sharedPipelineForTests(options: Partial<PipelineOptions> = {}): () => PipelineUnderTest {
  const closers: (() => Promise<void>)[] = []
  let pipeline: PipelineUnderTest | undefined
  beforeAll(async () => {
    const { remove, ...location } = await newStore()
    closers.push(remove)
    const errors: unknown[] = []
    const started = await startPipeline({ port: 0, logLevel: 'silent', ...options, ...location }, (error) =>
      errors.push(error)
    )
    closers.push(() => started.close())
    pipeline = { ...started, origin: started.origin ?? '', ...location, errors }
  })
  afterAll(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  return () => {
    if (pipeline === undefined) throw new Error('There is no pipeline before the first test')
    return pipeline
  }
}
