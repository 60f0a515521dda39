import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Bell } from '../delivery/bell'
import { DeliveryChanges } from './delivery-changes'
import type { EventFilter } from './event-filter'
import { NewIds } from './new-ids'
import type { StoredEvent, StoredEvents } from './stored-events'

/** How a stream waits, in milliseconds. */
export interface LiveTimes {
  /** How often the store is asked: another process may have taken events in, or delivered them. */
  pollMs: number
  /** The least between two looks. */
  gapMs: number
  /** How often something is sent while there is nothing to tell, so that nobody in between gives the connection up. */
  heartbeatMs: number
  /** A reader that takes nothing for so long is cut. */
  stalledMs: number
}

/** Which events a reader asks for, and how they are told. */
export interface StreamRequest {
  sourceId: string
  /** The id of the last event that was received over an earlier stream: what came since comes first. */
  after: string | undefined
  filter: EventFilter
  /** What is told of an event, as JSON. */
  toData: (event: StoredEvent) => unknown
  /** Whether the reader may still read it: asked at each look, and before each event. */
  mayGoOn: () => boolean
}

interface EventStreamOptions extends LiveTimes, StreamRequest {
  events: Pick<StoredEvents, 'recentIds' | 'deliveryMarks' | 'load'>
}

/** Events that are in memory at a time for one reader. */
const AT_A_TIME = 20

/** How long a browser waits before it connects again, in milliseconds. */
const AGAIN_MS = 1000

/**
 * The events that a source sends, as server-sent events; and each again, as one that is named `delivery`, when what became of
 * it has changed, as long as it is among the last 500. They are read from the store as the reader takes them: a slow one
 * costs no memory, misses what is out of view when its turn comes, and is cut when it takes nothing at all.
 */
export class EventStream extends Readable {
  readonly #options: EventStreamOptions
  readonly #bell = new Bell()
  readonly #chunks: AsyncGenerator<string>
  #newIds: NewIds | undefined
  #changes: DeliveryChanges | undefined
  /** When the changes were looked for, in milliseconds since 1970. */
  #lookedAt = 0
  #isFinishing = false
  /** Until the reader takes what it was given. */
  #stalled: NodeJS.Timeout | undefined

  constructor(options: EventStreamOptions) {
    super({ highWaterMark: 1 })
    this.#options = options
    this.#chunks = this.#run()
  }

  get sourceId(): string {
    return this.#options.sourceId
  }

  get #goesOn(): boolean {
    return !this.#isFinishing && this.#options.mayGoOn()
  }

  /** Looks where it begins: what is stored from then on is told. */
  async begin(): Promise<void> {
    const { events, sourceId, after } = this.#options
    this.#newIds = new NewIds(await events.recentIds(sourceId), after)
    this.#changes = new DeliveryChanges(await events.deliveryMarks(sourceId))
    this.#lookedAt = Date.now()
  }

  /** To be told that there may be events. */
  wake(): void {
    this.#bell.ring()
  }

  /** Ends it, after what is being told; at once when its reader takes nothing. */
  finish(): void {
    this.#isFinishing = true
    if (this.#stalled !== undefined) this.destroy()
    this.#bell.ring()
  }

  override _read(): void {
    clearTimeout(this.#stalled)
    this.#stalled = undefined
    this.#chunks.next().then(
      ({ done, value }) => {
        if (this.destroyed) return
        // Cleared as soon as the next is asked for, which is at once where the reader keeps up.
        this.#stalled = setTimeout(() => this.destroy(), this.#options.stalledMs).unref()
        this.push(done === true ? null : value)
      },
      (error: Error) => this.destroy(error)
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#stalled)
    this.#isFinishing = true
    this.#bell.ring()
    done(error)
  }

  async *#run(): AsyncGenerator<string> {
    const { pollMs, gapMs, heartbeatMs } = this.#options
    yield `retry: ${AGAIN_MS}\n\n`
    let toldAt = Date.now()
    while (this.#goesOn) {
      for await (const text of this.#look()) {
        yield text
        toldAt = Date.now()
      }
      if (Date.now() - toldAt >= heartbeatMs) {
        yield ': heartbeat\n\n'
        toldAt = Date.now()
      }
      await this.#bell.wait(pollMs)
      if (!this.#isFinishing) await sleep(gapMs)
    }
  }

  async *#look(): AsyncGenerator<string> {
    const { events, sourceId, pollMs } = this.#options
    const ids = this.#newIds?.in(await events.recentIds(sourceId)) ?? []
    yield* this.#tell(ids, ({ id }) => `id: ${id}\n`)
    // Seldom, however often it is woken: it asks for more than which events are new.
    if (Date.now() - this.#lookedAt < pollMs || !this.#goesOn) return
    this.#lookedAt = Date.now()
    // Without an id: a browser that comes back names the newest event, not one that was told again.
    yield* this.#tell(this.#changes?.in(await events.deliveryMarks(sourceId)) ?? [], () => 'event: delivery\n')
  }

  async *#tell(ids: readonly string[], head: (event: StoredEvent) => string): AsyncGenerator<string> {
    const { events, filter, toData } = this.#options
    for (let from = 0; from < ids.length && this.#goesOn; from += AT_A_TIME) {
      for (const event of await events.load(ids.slice(from, from + AT_A_TIME), filter)) {
        if (!this.#goesOn) return
        this.#changes?.told(event)
        yield `${head(event)}data: ${JSON.stringify(toData(event))}\n\n`
      }
    }
  }
}
