import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PipelineOptions } from '../configuration'

/** A pipeline in a process of its own. */
export interface PipelineProcess {
  origin: string
  /** Ends it as a machine that loses power would. */
  kill: () => Promise<void>
  /** Ends it with SIGTERM, after which it finishes what is under way. Resolves to its exit code. */
  stop: () => Promise<number | null>
}

/** What one takes to start, by far. */
const READY_MS = 60_000

/** Starts pipelines in processes of their own; those that a test left are killed after it. */
export function pipelineProcesses(environment: () => NodeJS.ProcessEnv) {
  const running = new Set<ChildProcess>()
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL')
    await Promise.all([...running].map((child) => once(child, 'exit')))
  })

  return async (options: PipelineOptions): Promise<PipelineProcess> => {
    const child = fork(join(__dirname, 'pipeline-process.ts'), [JSON.stringify({ logLevel: 'silent', ...options })], {
      execArgv: ['--import', 'tsx'],
      env: { PATH: process.env.PATH, ...environment() }
    })
    running.add(child)
    const exited = once(child, 'exit').then(() => running.delete(child))
    const ready = once(child, 'message', { signal: AbortSignal.timeout(READY_MS) }) as Promise<[{ origin: string }]>
    const tooEarly = exited.then(() => {
      throw new Error(`The pipeline ended with ${child.exitCode ?? child.signalCode}`)
    })
    tooEarly.catch(() => undefined)
    const [{ origin }] = await Promise.race([ready, tooEarly])
    return {
      origin,
      async kill() {
        child.kill('SIGKILL')
        await exited
      },
      async stop() {
        child.kill('SIGTERM')
        await exited
        return child.exitCode
      }
    }
  }
}
