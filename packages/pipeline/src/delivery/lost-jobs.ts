import { setImmediate as turn } from 'node:timers/promises'
import type { DeliveryQueue } from '../queue/delivery-queue'

/** How many deliveries are looked at in one transaction, in which nothing else happens at an embedded store. */
const AT_A_TIME = 4000

/** How many times as many are looked at in one run, besides those where jobs were missing; the next one goes on from there. */
const MOST_PAGES = 25

/** The lowest of all UUIDs. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Finds the deliveries that are not over and have no job, for whatever reason (a store may have been restored without its
 * queue), and gives them one: nobody would ever try them otherwise.
 */
export class LostJobs {
  /** Where the last run ended before it was through. */
  #after = BEFORE_ALL

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'createMissing' | 'restore'>,
    private readonly atATime = AT_A_TIME
  ) {}

  /**
   * Looks at a hundred thousand deliveries, and at more as long as there are jobs missing.
   *
   * @param isStopping asked before each transaction
   * @returns how many jobs were missing
   */
  async restore(isStopping: () => boolean): Promise<number> {
    await this.queue.createMissing()
    let [count, pages] = [0, 0]
    while (pages < MOST_PAGES && !isStopping()) {
      const { looked, last, restored } = await this.queue.restore(this.#after, this.atATime)
      count += restored
      if (restored === 0) pages++
      const isThrough = last === null || looked < this.atATime
      this.#after = isThrough ? BEFORE_ALL : last
      if (isThrough) break
      // Requests get on meanwhile.
      await turn()
    }
    return count
  }
}
