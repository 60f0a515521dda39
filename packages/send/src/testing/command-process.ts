import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const MAIN = join(__dirname, '../main.ts')

/** The command as a process of its own. */
export interface CommandProcess {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** Waits until the text is on standard error. */
  says(text: string): Promise<void>
  /** Waits for the end. */
  ended(): Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** @param stdin what is written to it, by default nothing; a number is an open file, and with null it stays open */
type Start = (args: string[], env?: NodeJS.ProcessEnv, stdin?: string | number | null) => CommandProcess

/** Starts commands, and ends those that a test left running. To be called once a test file, outside of its tests. */
export function commandProcesses(): Start {
  const running = new Set<ChildProcess>()
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL')
  })

  return (args, env = {}, stdin = '') => {
    const { PATH, MOVABLE_INK_DATA } = process.env
    // One process, so that ending it ends all: the tsx command would leave a child behind when killed.
    const command = ['--import', 'tsx', MAIN, ...args]
    const child = spawn(process.execPath, command, {
      env: { PATH, MOVABLE_INK_DATA, ...env },
      stdio: [typeof stdin === 'number' ? stdin : 'pipe', 'pipe', 'pipe']
    })
    running.add(child)
    const closed = once(child, 'close').then(() => running.delete(child))
    const output = { stdout: '', stderr: '' }
    // A piece may end within a character.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
    // The command may end before it has read everything.
    child.stdin?.on('error', () => undefined)
    if (typeof stdin === 'string') child.stdin?.end(stdin)
    const tooEarly = closed.then(() => {
      throw new Error(`ended: ${JSON.stringify(output)}`)
    })
    tooEarly.catch(() => undefined)
    return {
      child,
      output,
      async says(text) {
        const written = () => new Promise((resolve) => child.stderr?.once('data', resolve))
        while (!output.stderr.includes(text)) await Promise.race([written(), tooEarly])
      },
      async ended() {
        await closed
        return { code: child.exitCode, ...output }
      }
    }
  }
}
