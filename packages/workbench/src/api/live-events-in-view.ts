import { IN_VIEW } from './events'
import type { ListedEvent } from './events'

/** The last events of a source as they are put together from a list and from what came since it was asked for. */
export class EventsInView {
  #byId = new Map<string, ListedEvent>()
  /** What the stream told: newer than what a list says of the same event, or to be told again. */
  readonly #streamed = new Set<string>()

  /** @returns whether it was not there before */
  add(event: ListedEvent): boolean {
    const isNew = !this.#byId.has(event.id)
    this.#byId.set(event.id, event)
    this.#streamed.add(event.id)
    return isNew
  }

  /** To be called before the list is asked for that `fill` is given. */
  beginList(): void {
    this.#streamed.clear()
  }

  /** @returns how many were not there before */
  fill(listed: readonly ListedEvent[]): number {
    const fresh = listed.filter(({ id }) => !this.#byId.has(id)).length
    for (const event of listed) if (!this.#streamed.has(event.id)) this.#byId.set(event.id, event)
    return fresh
  }

  /** The newest first: ids grow with time. Older ones than are in view are forgotten. */
  newestFirst(): readonly ListedEvent[] {
    const events = [...this.#byId.values()].sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, IN_VIEW)
    if (events.length < this.#byId.size) this.#byId = new Map(events.map((event) => [event.id, event]))
    return events
  }
}
