import { Batcher, TIMERS, waitMs } from '@actions-movable-ink/runtime'
import type { Attempt, BatchLimits, RetryPolicy, Timers } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import type { Awaiting, MappingDelivery } from './mapping-delivery'
import type { Outcome } from './outcome'
import { isNotSent, mayPass, settle } from './settle'

/** An event on its way. */
interface Waiting<Result> {
  event: SegmentEvent
  bytes: number
  key: string
  tries: number
  last: Attempt | undefined
  awaiting: Awaiting<Result>
}

/** What deliveries in batches work with. */
export interface BatchedDeliveryParts<Result> {
  matches: (event: SegmentEvent) => boolean
  /** What the events of one batch have in common. */
  keyOf: (event: SegmentEvent) => string
  limits: BatchLimits
  /** Attempts a batch: an attempt for each event, in their order; undefined when it was stopped before it began. */
  attempt: (events: SegmentEvent[]) => Promise<readonly Attempt[] | undefined>
  retryPolicy: RetryPolicy
  /** Ends the waiting in batches and between attempts; an attempt under way is finished. */
  signal: AbortSignal
  toResult: (outcome: Outcome) => Result
  timers?: Timers
}

/**
 * Delivers events in batches, as Segment forms them. Each event has an outcome of its own. Those of a batch that are to
 * be tried again wait together and then go into batches with whatever else is there.
 */
export class BatchedDelivery<Result> implements MappingDelivery<Result> {
  readonly #batcher: Batcher<Waiting<Result>>
  readonly #timers: Timers
  readonly #notMatched: Result
  /** What waits for its next try, by what ends the wait. */
  readonly #resting = new Map<() => void, Waiting<Result>[]>()
  /** Batches that are under way, or wait for a free destination. */
  #out = 0
  #isEnding = false
  /** Whether no more events come before some have ended. */
  #isBlocked = false

  constructor(private readonly parts: BatchedDeliveryParts<Result>) {
    this.#timers = parts.timers ?? TIMERS
    this.#notMatched = parts.toResult({ kind: 'notMatched' })
    this.#batcher = new Batcher(parts.limits, this.#timers, (batch) => void this.#send(batch))
    parts.signal.addEventListener('abort', () => this.#stop())
  }

  deliver(event: SegmentEvent, bytes: number, awaiting: Awaiting<Result>): void {
    this.#isBlocked = false
    if (!this.parts.matches(event)) return awaiting.end(this.#notMatched)
    const key = this.parts.keyOf(event)
    this.#batcher.add(key, { event, bytes, key, tries: 0, last: undefined, awaiting }, bytes)
  }

  blocked(): void {
    this.#isBlocked = true
    this.#closeIfIdle()
  }

  ending(): void {
    this.#isEnding = true
    this.#batcher.closeAll()
  }

  /** With a batch under way, room may come soon, and those that are forming can still fill. */
  #closeIfIdle(): void {
    if (this.#isBlocked && this.#out === 0) this.#batcher.closeAll()
  }

  async #send(batch: Waiting<Result>[]): Promise<void> {
    this.#out++
    let attempts: readonly Attempt[] | undefined
    try {
      attempts = await this.parts.attempt(batch.map(({ event }) => event))
    } catch (error) {
      for (const { awaiting } of batch) awaiting.break(error)
      return
    } finally {
      this.#out--
    }
    if (attempts === undefined) this.#endAll(batch)
    else this.#conclude(batch, attempts)
    this.#closeIfIdle()
  }

  #conclude(batch: readonly Waiting<Result>[], attempts: readonly Attempt[]): void {
    const { retryPolicy, signal } = this.parts
    const resultOf = this.#resultsAlike()
    const isAnySettled = attempts.some((attempt) => !mayPass(attempt))
    const again = new Map<number, Waiting<Result>[]>()
    batch.forEach((waiting, index) => {
      const attempt = attempts[index]
      // Its turn did not come because others took theirs. As each time settles some, this ends.
      const isTry = !(isAnySettled && isNotSent(attempt))
      if (isTry) {
        waiting.tries++
        waiting.last = attempt
      }
      const { tries, last } = waiting
      if (attempt === undefined || !mayPass(attempt) || tries > retryPolicy.retries || signal.aborted) {
        return waiting.awaiting.end(resultOf(last, tries))
      }
      const group = again.get(tries)
      if (group === undefined) again.set(tries, [waiting])
      else group.push(waiting)
    })
    for (const [tries, group] of again) this.#rest(group, waitMs(retryPolicy, Math.max(1, tries), this.#timers.random))
  }

  #rest(group: Waiting<Result>[], ms: number): void {
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

  #endAll(batch: readonly Waiting<Result>[]): void {
    const resultOf = this.#resultsAlike()
    for (const { last, tries, awaiting } of batch) awaiting.end(resultOf(last, tries))
  }

  /** Makes results, the same one for events one after the other that end alike: nearly all of a batch do. */
  #resultsAlike(): (last: Attempt | undefined, tries: number) => Result {
    let made: { last: Attempt | undefined; tries: number; result: Result } | undefined
    return (last, tries) => {
      if (made?.last !== last || made?.tries !== tries) {
        made = { last, tries, result: this.parts.toResult(settle(last, tries)) }
      }
      return made.result
    }
  }
}
