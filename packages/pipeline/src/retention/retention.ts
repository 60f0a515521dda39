import type { Store } from '../store/store'
import { claimTurn } from './claim-turn'
import { EventSweep } from './event-sweep'
import type { KeptEvents } from './event-sweep'
import { forgetMessageIds } from './forget-message-ids'
import { removeLeftovers } from './leftovers'
import { vacuum } from './vacuum'

/** How often what need not be kept is deleted, in milliseconds. */
const EVERY_MS = 60_000

/** How long ago another process must have begun, in seconds: somewhat less, as no two clocks tick alike. */
const TURN_SECONDS = 50

/** What is kept unless it is set otherwise. */
export const KEPT: KeptEvents = { keepDays: 30, keepEvents: 1_000_000 }

/** What else is done at the same times, by one of the processes that share a store. It asks whether it is to stop. */
export type Upkeep = (isStopping: () => boolean) => Promise<void>

/** Deletes what need not be kept any more, at the start and every minute, and cleans up a store that nobody else does. */
export class Retention {
  readonly #sweep: EventSweep
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStopping = false

  /**
   * @param onError told of failures: the next minute tries again
   * @param others what else is done, before
   */
  constructor(
    private readonly store: Pick<Store, 'database' | 'executeSql' | 'atomically' | 'isExclusive'>,
    kept: KeptEvents,
    private readonly onError: (error: unknown) => void,
    private readonly others: readonly Upkeep[] = []
  ) {
    this.#sweep = new EventSweep(store, kept)
  }

  start(): void {
    this.#begin()
    this.#timer = setInterval(() => this.#begin(), EVERY_MS).unref()
  }

  /** Ends what is under way after the transaction that it is at. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#timer)
    await this.#running
  }

  #begin(): void {
    this.#running ??= this.#run()
      .catch(this.onError)
      .finally(() => (this.#running = undefined))
  }

  async #run(): Promise<void> {
    const { store } = this
    const isStopping = () => this.#isStopping
    if (!store.isExclusive && !(await claimTurn(store, TURN_SECONDS))) return
    const own: Upkeep[] = [
      () => removeLeftovers(store, isStopping),
      async () => void (await this.#sweep.run(Date.now(), isStopping)),
      () => forgetMessageIds(store, Date.now(), isStopping),
      async () => (store.isExclusive ? vacuum(store, isStopping) : undefined)
    ]
    // Where one fails, the others are done all the same.
    for (const upkeep of [...this.others, ...own]) await upkeep(isStopping).catch(this.onError)
  }
}
