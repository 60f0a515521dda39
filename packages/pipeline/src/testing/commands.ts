import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A command in a process of its own. */
export interface RunningCommand {
  /** What it printed so far. */
  output: { stdout: string; stderr: string }
  /** Resolves when the text is on standard output. */
  says: (text: string) => Promise<void>
  /** Sends it a signal. */
  signal: (signal: NodeJS.Signals) => void
  /** Resolves when it has ended. */
  ended: () => Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Starts commands in TypeScript; those that a test left running are killed after it. */
export function commandsForTests() {
  const running = new Set<ChildProcess>()
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL')
    await Promise.all([...running].map((child) => once(child, 'close')))
  })

  return (file: string, args: readonly string[], environment: NodeJS.ProcessEnv): RunningCommand => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      env: { PATH: process.env.PATH, ...environment }
    })
    running.add(child)
    const closed = once(child, 'close').then(() => running.delete(child))
    const output = { stdout: '', stderr: '' }
    child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()))
    const tooEarly = closed.then(() => {
      throw new Error(`It ended: ${JSON.stringify(output)}`)
    })
    tooEarly.catch(() => undefined)
    return {
      output,
      async says(text) {
        while (!output.stdout.includes(text)) await Promise.race([once(child.stdout, 'data'), tooEarly])
      },
      signal: (signal) => void child.kill(signal),
      async ended() {
        await closed
        return { code: child.exitCode, ...output }
      }
    }
  }
}
