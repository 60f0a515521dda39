import { fork, spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GuardMessage } from './guard-process'

const BENCH = join(__dirname, '../..')

/** The processes of a run and its temporary folder. None of them is left when the run ends, even if it is killed. */
export class Processes {
  readonly #guard: ChildProcess
  /** Temporary, removed at the end. */
  readonly folder: string

  constructor() {
    this.#guard = fork(join(__dirname, 'guard-process.ts'), { execArgv: ['--import', 'tsx'], cwd: BENCH })
    // The run need not wait for its guard.
    this.#guard.unref()
    this.#guard.channel?.unref()
    this.folder = mkdtempSync(join(tmpdir(), 'movable-ink-bench-'))
    this.#tell({ folder: this.folder })
  }

  #tell(message: GuardMessage): void {
    this.#guard.send(message)
  }

  #watch(child: ChildProcess): ChildProcess {
    const { pid } = child
    if (pid === undefined) return child
    this.#tell({ started: pid })
    child.once('exit', () => this.#guard.connected && this.#tell({ ended: pid }))
    return child
  }

  /**
   * Starts a TypeScript file of the bench as a process with a channel to this one. Its output goes to standard error.
   *
   * @param flags for Node
   */
  fork(file: string, flags: string[] = []): ChildProcess {
    const execArgv = ['--import', 'tsx', ...flags]
    return this.#watch(fork(file, { execArgv, cwd: BENCH, stdio: ['ignore', process.stderr, process.stderr, 'ipc'] }))
  }

  /** Starts Node as it is started outside. */
  node(args: string[], options: SpawnOptions): ChildProcess {
    return this.#watch(spawn(process.execPath, args, options))
  }
}
