import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { CONTESTANTS } from '../contestants/contestant'
import type { ContestantOptions } from '../contestants/make-contestant'
import { ask } from '../processes/calls'
import type { Processes } from '../processes/processes'
import type { Profile } from '../profile/record'
import type { Answer, Question } from './contestant-process'
import type { Load, Run } from './run'

/** A contestant that runs in a process of its own. */
export class RunningContestant {
  readonly #child: ChildProcess
  readonly #name: string

  private constructor(child: ChildProcess, name: string) {
    this.#child = child
    this.#name = name
  }

  /** Starts one. */
  static async start(processes: Processes, options: ContestantOptions): Promise<RunningContestant> {
    const child = processes.fork(join(__dirname, 'contestant-process.ts'), ['--expose-gc'])
    const contestant = new RunningContestant(child, `The contestant "${CONTESTANTS[options.name]}"`)
    await contestant.#ask({ make: options })
    return contestant
  }

  #ask(question: Question, seconds = 0): Promise<Answer> {
    return ask<Question, Answer>(this.#child, this.#name, question, seconds)
  }

  /** Runs it under a load. */
  async run(load: Load): Promise<Run> {
    return (await this.#ask({ run: load }, load.seconds)) as Run
  }

  /** Makes a single call and says how long it took, in ms. */
  async first(url: string): Promise<number> {
    return (await this.#ask({ first: { url } })) as number
  }

  /** Runs it under a load with a profiler, which costs time itself. */
  async profile(profile: 'cpu' | 'heap', load: Load): Promise<Profile> {
    return (await this.#ask({ profile, load }, load.seconds)) as Profile
  }

  /** Ends its process. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.disconnect()
    await ended
  }
}
