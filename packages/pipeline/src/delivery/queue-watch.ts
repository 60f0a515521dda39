import type { DeliveryQueue } from '../queue/delivery-queue'
import { Bell } from './bell'

/** How often the queue is looked at, in milliseconds: for retries that become due, and events that another process took in. */
const LOOK_MS = 500

/** How long after a failure of the store it is looked at again, in milliseconds. */
const AGAIN_MS = 1000

/** Those who take jobs. */
export interface Watched {
  /** The mappings whose jobs they take. */
  mappingIds: () => string[]
  /** Tells them that these mappings have jobs. */
  wake: (mappingIds: readonly string[]) => void
}

/** Looks at the queue for all mappings at once, so that many that have nothing to do cost no more than one. */
export class QueueWatch {
  readonly #bell = new Bell()
  #running: Promise<void> = Promise.resolve()
  #isStopping = false

  /** @param onError told of failures, which are tried again */
  constructor(
    private readonly queue: Pick<DeliveryQueue, 'due'>,
    private readonly watched: Watched,
    private readonly onError: (error: unknown) => void
  ) {}

  start(): void {
    this.#running = this.#run()
  }

  /** Ends the look that is under way. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#bell.ring()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const isDone = await this.#look().then(
        () => true,
        (error: unknown) => {
          this.onError(error)
          return false
        }
      )
      await this.#bell.wait(isDone ? LOOK_MS : AGAIN_MS)
    }
  }

  async #look(): Promise<void> {
    const mappingIds = this.watched.mappingIds()
    if (mappingIds.length > 0) this.watched.wake(await this.queue.due(mappingIds))
  }
}
