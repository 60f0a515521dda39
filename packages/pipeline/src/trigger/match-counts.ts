import { setImmediate as turn } from 'node:timers/promises'
import { readTrigger, triggerOf } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import { inArray } from 'drizzle-orm'
import type { StoredEvents } from '../events/stored-events'
import type { Database } from '../store/database'
import { events } from '../store/schema'

/** How many events are in memory at a time: each may be large. */
const AT_A_TIME = 50

/** After so long requests get on meanwhile, in milliseconds. */
const BUSY_MS = 10

/** For so many destinations it is remembered what was found: of 50 mappings and 500 events 200 kB each. */
const REMEMBERED = 50

/** What a trigger makes of an event; undefined when it cannot be read. */
type Run = ((event: SegmentEvent) => boolean) | undefined

/** What was found for a destination: of its triggers, by event. Neither changes what an event is, nor what a trigger says. */
interface Found {
  triggers: readonly string[]
  runs: readonly Run[]
  byEvent: ReadonlyMap<string, readonly boolean[]>
}

/** How many events triggers match. */
export interface MatchCount {
  /** How many were looked at. */
  of: number
  /** Of each trigger, in their order; undefined when it cannot be read. */
  counts: (number | undefined)[]
}

const runOf = (trigger: string): Run => (readTrigger(trigger) === undefined ? undefined : triggerOf(trigger))

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, index) => one === others[index])

/**
 * Counts which of the newest events of a source the triggers of a destination match. An event is read once, however often
 * it is asked: only what is new since, unless a trigger was changed.
 */
export class MatchCounts {
  readonly #found = new Map<string, Found>()
  #looking: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly stored: Pick<StoredEvents, 'recentIds'>
  ) {}

  /** What these triggers match of the newest events of the source that feeds a destination, at most 500. */
  async of(destination: { id: string; sourceId: string }, triggers: readonly string[]): Promise<MatchCount> {
    // One after the other, so that many who ask take no more time than one, and the second finds what the first did.
    const looking = this.#looking.then(() => this.#look(destination, triggers))
    this.#looking = looking.catch(() => undefined)
    const { runs, byEvent } = await looking
    const all = [...byEvent.values()]
    return {
      of: all.length,
      counts: runs.map((run, index) => (run === undefined ? undefined : all.filter((one) => one[index]).length))
    }
  }

  async #look({ id, sourceId }: { id: string; sourceId: string }, triggers: readonly string[]): Promise<Found> {
    const before = this.#found.get(id)
    const isKnown = before !== undefined && isSame(before.triggers, triggers)
    const { runs, byEvent } = isKnown ? before : { runs: triggers.map(runOf), byEvent: new Map<string, boolean[]>() }

    const recent = await this.stored.recentIds(sourceId)
    const looked = await this.#lookAt(
      recent.filter((event) => !byEvent.has(event)),
      runs
    )
    const pairs = recent.flatMap((event) => {
      const found = byEvent.get(event) ?? looked.get(event)
      return found === undefined ? [] : [[event, found] as const]
    })
    const found = { triggers, runs, byEvent: new Map(pairs) }
    this.#remember(id, found)
    return found
  }

  /** @returns by event; one that is gone meanwhile is missing */
  async #lookAt(ids: readonly string[], runs: readonly Run[]): Promise<Map<string, boolean[]>> {
    const found = new Map<string, boolean[]>()
    let since = performance.now()
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      const rows = await this.database
        .select({ id: events.id, payload: events.payload })
        .from(events)
        .where(inArray(events.id, ids.slice(from, from + AT_A_TIME)))
      for (const { id, payload } of rows) {
        const event = JSON.parse(payload) as SegmentEvent // an object, as it was accepted
        found.set(
          id,
          runs.map((run) => run?.(event) ?? false)
        )
        if (performance.now() - since < BUSY_MS) continue
        await turn()
        since = performance.now()
      }
    }
    return found
  }

  /** The one that was asked for last comes last. */
  #remember(id: string, found: Found): void {
    this.#found.delete(id)
    this.#found.set(id, found)
    const [oldest] = this.#found.keys()
    if (this.#found.size > REMEMBERED && oldest !== undefined) this.#found.delete(oldest)
  }
}
