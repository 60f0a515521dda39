import type { DestinationDefinition } from '@segment/actions-core'
import PQueue from 'p-queue'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { WatchedDestination } from './watched-destination'

/**
 * Runs work on a fixed number of `Destination`s, each used by one piece of work at a time, so that the requests and responses
 * a destination records belong to the event that it just ran.
 */
export class DestinationPool {
  readonly #free: WatchedDestination[]
  readonly #queue: PQueue
  readonly #size: number

  /** @param size how many pieces of work run at the same time */
  constructor(definition: DestinationDefinition<Settings>, size: number) {
    this.#size = size
    this.#free = Array.from({ length: size }, () => new WatchedDestination(definition))
    this.#queue = new PQueue({ concurrency: size })
  }

  /** Whether hardly any work is waiting: the time to bring more. Bringing it earlier only fills memory. */
  get isReady(): boolean {
    return this.#queue.size < this.#size
  }

  /** Resolves when it is ready. */
  async ready(): Promise<void> {
    await this.#queue.onSizeLessThan(this.#size)
  }

  /** Runs `work` as soon as a destination is free. */
  async use<Result>(work: (destination: WatchedDestination) => Promise<Result> | Result): Promise<Result> {
    return this.#queue.add(async () => {
      const destination = this.#free.pop()
      if (destination === undefined) throw new Error('More work at a time than destinations')
      try {
        return await work(destination)
      } finally {
        this.#free.push(destination)
      }
    })
  }
}
