import type { StoredEvent } from './stored-events'

/** What became of events, each in a few words, by its id. */
export type DeliveryMarks = ReadonlyMap<string, string>

/** The same words for an event that was read: states and reasons, as `StoredEvents.deliveryMarks` says them. */
export const markOf = ({ deliveries }: Pick<StoredEvent, 'deliveries'>): string =>
  deliveries.map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`)).join(',')

/** Of which events that a reader knows the deliveries have changed since it was told of them. */
export class DeliveryChanges {
  readonly #known: Map<string, string>

  /** @param marks of the events in view at the beginning, which a reader has listed */
  constructor(marks: DeliveryMarks) {
    this.#known = new Map(marks)
  }

  /** Notes what a reader is told of an event. */
  told(event: StoredEvent): void {
    this.#known.set(event.id, markOf(event))
  }

  /**
   * @param marks of the events in view now; others are forgotten
   * @returns the ids of those that have changed, the oldest first, each change once
   */
  in(marks: DeliveryMarks): string[] {
    const changed: string[] = []
    for (const [id, known] of this.#known) {
      const mark = marks.get(id)
      if (mark === undefined) {
        this.#known.delete(id)
      } else if (mark !== known) {
        this.#known.set(id, mark)
        changed.push(id)
      }
    }
    return changed.sort()
  }
}
