import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AskedProcess } from '../processes/asked-process'
import type { Processes } from '../processes/processes'
import type { ArrivalsCalls } from './arrivals-process'

const POLL_MS = 50

/** How long nothing may arrive before the run is given up. */
const PATIENCE_MS = 60_000

/** The server that the pipeline delivers to, in a process of its own. */
export class Arrivals {
  private constructor(
    private readonly server: AskedProcess<ArrivalsCalls>,
    readonly url: string,
    /** PEM. */
    readonly certificate: string
  ) {}

  static async start(processes: Processes): Promise<Arrivals> {
    const child = processes.fork(join(__dirname, 'arrivals-process.ts'))
    const server = new AskedProcess<ArrivalsCalls>(child, 'The server that is delivered to')
    const { url, certificate } = await server.call('start', undefined)
    return new Arrivals(server, url, certificate)
  }

  /**
   * Counts from 0 again.
   *
   * @param answerAfterMs how long each answer takes from now on
   */
  begin = (answerAfterMs = 0) => this.server.call('begin', answerAfterMs)

  /** How many different events have arrived. */
  count = async () => (await this.server.call('count', undefined)).events

  /** How many times an event came again. */
  repeated = async () => (await this.server.call('count', undefined)).repeated

  /** When the event of this number arrived, counted from 1; in ms. */
  arrivedAt = (number: number) => this.server.call('arrivedAt', number)

  /** From the SDK's call to the arrival, in ms. */
  latency = () => this.server.call('latency', undefined)

  /**
   * Waits until so many events have arrived.
   *
   * @throws Error when they stop arriving
   */
  async waitFor(events: number): Promise<void> {
    let last = -1
    let since = performance.now()
    for (let count = await this.count(); count < events; count = await this.count()) {
      if (count !== last) since = performance.now()
      last = count
      if (performance.now() - since > PATIENCE_MS) throw new Error(`Only ${count} of ${events} events have arrived.`)
      await sleep(POLL_MS)
    }
  }

  stop = () => this.server.stop()
}
