import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { answer, ask } from './calls'

/** What a process can be asked for, by name. */
export type Calls = Record<string, (argument: never) => Promise<unknown>>

interface Question {
  name: string
  argument: unknown
}

/** Lets this process be asked for these, one at a time. */
export function answerCalls(calls: Calls): void {
  answer(async ({ name, argument }: Question) => {
    const call = calls[name]
    if (call === undefined) throw new Error(`There is no ${name} to ask for.`)
    return call(argument as never) // what the one who asks was held to by the types
  })
}

/** A process that `answerCalls` runs in. One question at a time. */
export class AskedProcess<Of extends Calls> {
  /** @param name for messages */
  constructor(
    private readonly child: ChildProcess,
    private readonly name: string
  ) {}

  get pid(): number {
    return this.child.pid ?? 0
  }

  /**
   * @param seconds that the work itself takes
   * @throws Error when it fails
   */
  async call<Name extends keyof Of & string>(
    name: Name,
    argument: Parameters<Of[Name]>[0],
    seconds = 0
  ): Promise<Awaited<ReturnType<Of[Name]>>> {
    return ask<Question, Awaited<ReturnType<Of[Name]>>>(this.child, this.name, { name, argument }, seconds)
  }

  /** Ends it. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.disconnect()
    await ended
  }
}
