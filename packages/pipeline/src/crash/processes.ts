import { execFile, fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { PipelineOptions } from '../configuration'

/** A pipeline in a process of its own. */
export interface PipelineProcess {
  origin: string
  /** Ends it as a machine that loses power would. */
  kill: () => Promise<void>
  /** Lets it stand still, as a machine that is suspended. Resolves when it does. */
  freeze: () => Promise<void>
  /** Lets it go on. */
  thaw: () => void
  /** Ends it with SIGTERM, after which it finishes what is under way. Resolves to its exit code. */
  stop: () => Promise<number | null>
}

/** A pipeline that is starting: its program is loaded, and nothing else done. */
export interface StartingProcess {
  /** Resolves when it listens. */
  ready: Promise<PipelineProcess>
  kill: () => Promise<void>
}

const run = promisify(execFile)

/** What one takes to start, by far. */
const READY_MS = 60_000

/** Its state as `ps` says it; one that is stopped begins with a T. */
const stateOf = async ({ pid }: ChildProcess) => (await run('ps', ['-o', 'stat=', '-p', String(pid)])).stdout.trim()

/** Starts pipelines in processes of their own; those that a test left are killed after it. */
export function pipelineProcesses(environment: () => NodeJS.ProcessEnv) {
  const running = new Set<ChildProcess>()
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL')
    await Promise.all([...running].map((child) => once(child, 'exit')))
  })

  async function begin(options: PipelineOptions): Promise<StartingProcess> {
    const child = fork(join(__dirname, 'pipeline-process.ts'), [JSON.stringify({ logLevel: 'silent', ...options })], {
      execArgv: ['--import', 'tsx'],
      env: { PATH: process.env.PATH, ...environment() }
    })
    running.add(child)
    const exited = once(child, 'exit').then(() => running.delete(child))
    const tooEarly = exited.then(() => {
      throw new Error(`The pipeline ended with ${child.exitCode ?? child.signalCode}`)
    })
    tooEarly.catch(() => undefined)
    const signal = AbortSignal.timeout(READY_MS)
    const told = () => Promise.race([once(child, 'message', { signal }), tooEarly])
    const kill = async () => {
      child.kill('SIGKILL')
      await exited
    }
    await told()
    const ready = told().then(([message]) => ({
      origin: (message as { origin: string }).origin, // as pipeline-process.ts says it
      kill,
      async freeze() {
        child.kill('SIGSTOP')
        while (!(await stateOf(child)).startsWith('T')) await sleep(5)
      },
      thaw: () => void child.kill('SIGCONT'),
      async stop() {
        child.kill('SIGTERM')
        await exited
        return child.exitCode
      }
    }))
    ready.catch(() => undefined)
    return { ready, kill }
  }
  return { begin, start: async (options: PipelineOptions) => (await begin(options)).ready }
}
