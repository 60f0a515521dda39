import type { PipelineUnderTest } from './pipelines'
import { sharedPipelineForTests } from './shared-pipeline'

/** An answer of the pipeline. */
export interface Answered {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** A pipeline for all tests of a file, and requests to it. */
export interface OnePipeline {
  /** To be called within a test. */
  pipeline: () => PipelineUnderTest
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>
  get: (path: string, headers?: Record<string, string>) => Promise<Answered>
  ask: (path: string, init: RequestInit) => Promise<Answered>
}

/** To be called once a test file, outside of its tests. */
export function onePipelineForTests(): OnePipeline {
  const pipeline = sharedPipelineForTests()
  const ask = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${pipeline().origin}${path}`, init)
    const text = await response.text()
    const headers: Record<string, string> = {}
    response.headers.forEach((value, name) => (headers[name] = value))
    return { status: response.status, headers, body: text === '' ? undefined : JSON.parse(text) }
  }
  return {
    pipeline,
    ask,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body)
      })
  }
}
