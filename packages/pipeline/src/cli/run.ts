import { stopOnSignals } from '@actions-movable-ink/runtime'
import { PipelineError } from '../pipeline-error'
import { NothingToStart } from './command-line'

/** Something that runs until it is closed, or until it breaks. */
export interface Running {
  close: () => Promise<void>
  /** Rejects when it cannot go on. */
  broken: Promise<never>
}

/** Starts it. The signal says that it is to stop again, also while it starts. */
export type Start = (stopped: AbortSignal) => Promise<Running>

const BROKE = 1
const CANNOT_START = 2

const say = (text: string) => void process.stderr.write(text)

/** Never the message, which may quote a statement with its values. */
function describe(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  return [name, code].filter((part) => typeof part === 'string').join(' ') || 'an unknown error'
}

async function runUntilStopped(start: Start): Promise<number> {
  try {
    const stop = new AbortController()
    const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
    stopOnSignals(process, stop, say)
    const running = await start(stop.signal)
    try {
      await Promise.race([stopped, running.broken])
    } finally {
      await running.close()
    }
    return 0
  } catch (error) {
    if (error instanceof NothingToStart) return error.exitCode
    if (error instanceof PipelineError) {
      say(`${error.message}\n`)
      return CANNOT_START
    }
    say(`It broke: ${describe(error)}.\n`)
    return BROKE
  }
}

/** Runs a command until a signal stops it, and ends the process with its exit code. */
export function run(start: Start): void {
  // Until its end it has failed: a process that has nothing left to wait for ends without a word.
  process.exitCode = BROKE
  void runUntilStopped(start).then((code) => process.exit(code))
}
