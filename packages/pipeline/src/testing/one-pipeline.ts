import { rm } from 'node:fs/promises'
import { startPipeline } from '../pipeline'
import type { Pipeline } from '../pipeline'
import { newDataFolder } from './store-template'

/** An answer of the pipeline. */
export interface Answered {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** A pipeline for all tests of a file, which start one by one and leave what they set up. */
export interface OnePipeline {
  /** To be called within a test. */
  pipeline: () => Pipeline
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>
  get: (path: string, headers?: Record<string, string>) => Promise<Answered>
  ask: (path: string, init: RequestInit) => Promise<Answered>
}

/** To be called once a test file, outside of its tests. */
export function onePipelineForTests(): OnePipeline {
  let running: Pipeline | undefined
  let folder = ''
  beforeAll(async () => {
    folder = await newDataFolder()
    running = await startPipeline({ port: 0, logLevel: 'silent', dataFolder: folder })
  })
  afterAll(async () => {
    await running?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const pipeline = () => {
    if (running === undefined) throw new Error('The pipeline is not started yet')
    return running
  }
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
