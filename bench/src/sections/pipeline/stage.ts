import { join } from 'node:path'
import type { Bench } from '../../bench'
import { Arrivals } from '../../pipeline/arrivals'
import type { SenderCalls, Sending } from '../../pipeline/sender-process'
import { AskedProcess } from '../../processes/asked-process'
import type { Processes } from '../../processes/processes'

/** How the events of a mapping are delivered. */
export const MODES = ['single', 'batched'] as const

/** One of them. */
export type Mode = (typeof MODES)[number]

/** Some events and how long they took. */
export interface Counted {
  events: number
  seconds: number
}

/** Requests that a sender has under way. `@segment/analytics-node` knows no limit: it waits for no answer to send the next. */
export const REQUESTS_IN_FLIGHT = 16

/** Events in a request where nothing depends on it. */
const USUAL_BATCH = 100

/** How long something may take that is measured by events and not by time, in seconds. */
const LONG = 600

type HowSent = Pick<Sending, 'origin' | 'writeKey' | 'until'> & Partial<Pick<Sending, 'batchSize' | 'within'>>

/** What surrounds the pipelines of this section: who sends to them, and what they deliver to. */
export class Stage {
  readonly processes: Processes

  private constructor(
    readonly bench: Bench,
    readonly arrivals: Arrivals,
    private readonly sender: AskedProcess<SenderCalls>
  ) {
    this.processes = bench.processes
  }

  static async start(bench: Bench): Promise<Stage> {
    const { processes } = bench
    const sender = processes.fork(join(__dirname, '../../pipeline/sender-process.ts'))
    return new Stage(bench, await Arrivals.start(processes), new AskedProcess<SenderCalls>(sender, 'The sender'))
  }

  /** Sends events at full speed. Resolves to how many were acknowledged in which time. */
  send(sending: HowSent): Promise<Counted> {
    const seconds = 'seconds' in sending.until ? sending.until.seconds : LONG
    return this.sender.call(
      'send',
      { batchSize: USUAL_BATCH, inFlight: REQUESTS_IN_FLIGHT, ...sending },
      seconds + LONG
    )
  }

  /** A folder of its own for a pipeline, removed with the run. */
  folder = (name: string) => join(this.processes.folder, `pipeline-${name}`)

  async stop(): Promise<void> {
    await this.sender.stop()
    await this.arrivals.stop()
  }
}

/** A fifth of a backlog is delivered before anything counts: the connections are open then, and the code is compiled. */
export const warmUpOf = (events: number): number => Math.ceil(events / 5)

/** What arrived after so many had, up to the last of `events`. */
export async function countedFrom({ arrivals }: Stage, first: number, events: number): Promise<Counted> {
  const milliseconds = (await arrivals.arrivedAt(events)) - (await arrivals.arrivedAt(first))
  return { events: events - first, seconds: milliseconds / 1000 }
}
