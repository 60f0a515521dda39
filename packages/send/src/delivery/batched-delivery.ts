import type { SegmentEvent } from '@segment/actions-core'
import type { Attempt } from './attempt'
import { TIMERS, waitMs } from './backoff'
import type { RetryPolicy, Timers } from './backoff'
import { Batcher } from './batcher'
import type { BatchLimits } from './batcher'
import type { MappingDelivery } from './mapping-delivery'
import type { Outcome } from './outcome'
import { mayPass, settle } from './settle'

/** An event on its way. */
interface Waiting {
  event: SegmentEvent
  bytes: number
  key: string
  tries: number
  last: Attempt | undefined
  end: (outcome: Outcome) => void
  break: (error: unknown) => void
}

/** What deliveries in batches work with. */
export interface BatchedDeliveryParts {
  matches: (event: SegmentEvent) => boolean
  /** What the events of one batch have in common. */
  keyOf: (event: SegmentEvent) => string
  limits: BatchLimits
  /** Attempts a batch: an attempt for each event, in their order; undefined when it was stopped before it began. */
  attempt: (events: SegmentEvent[]) => Promise<readonly Attempt[] | undefined>
  retryPolicy: RetryPolicy
  /** Ends the waiting in batches and between attempts; an attempt under way is finished. */
  signal: AbortSignal
  timers?: Timers
}

/**
 * Delivers events in batches, as Segment forms them. Each event has an outcome of its own. Those of a batch that are to
 * be tried again wait together and then go into batches with whatever else is there.
 */
export class BatchedDelivery implements MappingDelivery {
  readonly #batcher: Batcher<Waiting>
  readonly #timers: Timers
  /** What waits for its next try, by what ends the wait. */
  readonly #resting = new Map<() => void, Waiting[]>()
  /** Batches that are under way, or wait for a free destination. */
  #out = 0
  #isEnding = false

  constructor(private readonly parts: BatchedDeliveryParts) {
    this.#timers = parts.timers ?? TIMERS
    this.#batcher = new Batcher(parts.limits, this.#timers, (batch) => void this.#send(batch))
    parts.signal.addEventListener('abort', () => this.#stop())
  }

  deliver(event: SegmentEvent, bytes: number): Promise<Outcome> {
    if (!this.parts.matches(event)) return Promise.resolve({ kind: 'notMatched' })
    return new Promise((end, fail) => {
      const key = this.parts.keyOf(event)
      this.#batcher.add(key, { event, bytes, key, tries: 0, last: undefined, end, break: fail }, bytes)
    })
  }

  blocked(): void {
    // With a batch under way more room comes soon, and this one can still fill.
    if (this.#out === 0) this.#batcher.closeAll()
  }

  ending(): void {
    this.#isEnding = true
    this.#batcher.closeAll()
  }

  async #send(batch: Waiting[]): Promise<void> {
    this.#out++
    try {
      const attempts = await this.parts.attempt(batch.map(({ event }) => event))
      if (attempts === undefined) this.#endAll(batch)
      else this.#conclude(batch, attempts)
    } catch (error) {
      for (const waiting of batch) waiting.break(error)
    } finally {
      this.#out--
    }
  }

  #conclude(batch: readonly Waiting[], attempts: readonly Attempt[]): void {
    const { retryPolicy, signal } = this.parts
    const again = new Map<number, Waiting[]>()
    batch.forEach((waiting, index) => {
      const attempt = attempts[index]
      const tries = ++waiting.tries
      waiting.last = attempt
      if (attempt === undefined || !mayPass(attempt) || tries > retryPolicy.retries || signal.aborted) {
        return waiting.end(settle(attempt, tries))
      }
      const group = again.get(tries)
      if (group === undefined) again.set(tries, [waiting])
      else group.push(waiting)
    })
    for (const [tries, group] of again) this.#rest(group, waitMs(retryPolicy, tries, this.#timers.random))
  }

  #rest(group: Waiting[], ms: number): void {
    const cancel = this.#timers.after(ms, () => {
      this.#resting.delete(cancel)
      for (const waiting of group) this.#batcher.add(waiting.key, waiting, waiting.bytes)
      if (this.#isEnding) this.#batcher.closeAll()
    })
    this.#resting.set(cancel, group)
  }

  #stop(): void {
    this.#endAll(this.#batcher.takeAll())
    for (const [cancel, group] of this.#resting) {
      cancel()
      this.#endAll(group)
    }
    this.#resting.clear()
  }

  #endAll(batch: readonly Waiting[]): void {
    for (const { last, tries, end } of batch) end(settle(last, tries))
  }
}
