import { attempt, attemptBatch, Batcher, batchingOf, batchKeyOf, TIMERS } from '@actions-movable-ink/runtime'
import type { Attempt, Batching, DestinationPool } from '@actions-movable-ink/runtime'
import type { TakenJob } from '../queue/delivery-queue'
import { attemptRecordOf } from './attempt-record'
import { Bell } from './bell'
import type { DeliveredMapping, SharedByMappings } from './delivery-parts'
import { judge } from './judge'
import { loadUnderWay } from './under-way'
import type { UnderWay } from './under-way'

/** How many jobs are taken at once for each request that may be under way: taking them costs much the same for one as for many. */
const TAKEN_AHEAD = 4

/** How long after a failure of the store it is tried again, in milliseconds. */
const AGAIN_MS = 1000

type Destination = Parameters<Parameters<DestinationPool['use']>[0]>[0]

/** A delivery whose job this worker holds. */
interface Taken extends UnderWay {
  job: TakenJob
  /** When it was asked for, in milliseconds since 1970. */
  takenAt: number
}

/** Takes the jobs of one mapping and makes their deliveries, one by one or in batches, until it is stopped. */
export class MappingWorker {
  readonly #bell = new Bell()
  readonly #underWay = new Set<Promise<void>>()
  readonly #batching: Batching | undefined
  readonly #batcher: Batcher<Taken> | undefined
  readonly #keyOf: ReturnType<typeof batchKeyOf>
  readonly #running: Promise<void>
  /** How many it makes at the moment. */
  #requests = 0
  #isStopping = false

  constructor(
    private readonly mapping: DeliveredMapping,
    private readonly shared: SharedByMappings
  ) {
    this.#batching = batchingOf(mapping, false)
    this.#keyOf = batchKeyOf(mapping, this.#batching?.keys ?? [])
    if (this.#batching !== undefined) {
      this.#batcher = new Batcher(this.#batching, TIMERS, (items) => this.#begin(items))
    }
    this.#running = this.#run()
  }

  /** To be told that there may be jobs. */
  wake(): void {
    this.#bell.ring()
  }

  /** Takes no more jobs, finishes the requests that are under way and gives back what was not begun. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#bell.ring()
    await this.#running
    try {
      await this.#giveBack(this.#batcher?.takeAll() ?? [])
    } finally {
      await Promise.all(this.#underWay)
    }
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const { pause, pool, onError } = this.shared
      try {
        if (pause.remainingMs > 0) await this.#bell.wait(pause.remainingMs)
        else if (pause.isProbing && this.#underWay.size > 0) await Promise.race(this.#underWay)
        else if (!pool.isReady) await pool.ready()
        else if ((await this.#takeSome()) === 0) await this.#bell.wait()
      } catch (error) {
        onError(error)
        await this.#bell.wait(AGAIN_MS)
      }
    }
  }

  /** @returns how many jobs there were */
  async #takeSome(): Promise<number> {
    const { queue, store, concurrency, pause } = this.shared
    // Before it is asked for: the store counts the lease from then, and may answer late.
    const takenAt = Date.now()
    const most = this.#batching?.size ?? TAKEN_AHEAD * concurrency
    const { isProbing } = pause
    const jobs = await queue.take(this.mapping.id, isProbing ? 1 : most)
    if (jobs.length === 0) return 0
    // What is not begun is another's before the lease is over.
    const left = new Map(jobs.map((job) => [job.id, job]))
    try {
      for (const delivery of await loadUnderWay(store, [...left.keys()])) {
        const job = left.get(delivery.id)
        if (job === undefined) continue
        left.delete(job.id)
        this.#accept({ ...delivery, job, takenAt })
      }
      await queue.drop(this.mapping.id, [...left.keys()])
    } catch (error) {
      await queue.giveBack(this.mapping.id, [...left.values()])
      throw error
    }
    // One event is enough for a look, and has nothing to wait for.
    if (isProbing) this.#batcher?.closeAll()
    return jobs.length
  }

  #accept(item: Taken): void {
    if (this.#batcher === undefined) this.#begin([item])
    else this.#batcher.add(this.#keyOf(item.event), item, item.bytes)
  }

  #begin(items: readonly Taken[]): void {
    const work = this.shared.pool
      .use((destination) => this.#deliver(destination, items))
      .catch(this.shared.onError)
      .finally(() => this.#underWay.delete(work))
    this.#underWay.add(work)
  }

  async #deliver(destination: Destination, items: readonly Taken[]): Promise<void> {
    const { leaseMs, pause } = this.shared
    // Who holds a job for half of its lease may not be done before another gets it.
    const isLate = items.some(({ takenAt }) => Date.now() - takenAt > leaseMs / 2)
    // Batches that were forming when the destination failed close while it is looked at.
    const isMore = pause.isProbing && this.#requests > 0
    if (this.#isStopping || isLate || isMore || pause.remainingMs > 0) return this.#giveBack(items)
    const beganAt = Date.now()
    this.#requests++
    const attempts = await this.#attempt(destination, items).finally(() => this.#requests--)
    for (const one of new Set(attempts)) pause.note(one, beganAt)
    this.#note(items, attempts)
  }

  async #attempt(destination: Destination, items: readonly Taken[]): Promise<Attempt[]> {
    const { settings } = this.shared
    const [first] = items
    if (this.#batching === undefined && first !== undefined) {
      return [await attempt(destination, first.event, settings, this.mapping)]
    }
    return attemptBatch(
      destination,
      items.map(({ event }) => event),
      settings,
      this.mapping
    )
  }

  #note(items: readonly Taken[], attempts: readonly Attempt[]): void {
    const { outcomes, policy } = this.shared
    const at = Date.now()
    const batch = this.#batching === undefined ? undefined : items.length
    // Events of the same request share an attempt.
    const records = new Map([...new Set(attempts)].map((one) => [one, attemptRecordOf(one, at, batch)]))
    outcomes.add(
      attempts.flatMap((one, index) => {
        const [item, record] = [items[index], records.get(one)]
        if (item === undefined || record === undefined) return []
        const tries = item.attempts + (one.kind === 'refused' && one.notSent && one.retryable ? 0 : 1)
        const verdict = judge(one, { attempts: tries, retryUntil: item.retryUntil }, policy, at, TIMERS.random)
        const { id: deliveryId, takenOn } = item.job
        return [{ deliveryId, takenOn, mappingId: this.mapping.id, verdict, attempts: tries, record, at }]
      })
    )
  }

  async #giveBack(items: readonly Taken[]): Promise<void> {
    await this.shared.queue.giveBack(
      this.mapping.id,
      items.map(({ job }) => job)
    )
  }
}
