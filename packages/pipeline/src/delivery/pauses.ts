import { Pause } from './pause'

interface Kept {
  /** With which the destination was reached, as JSON. */
  settings: string
  pause: Pause
}

/** The pauses of destinations: each outlasts every change of its destination but one of where that is, and as whom. */
export class Pauses {
  readonly #kept = new Map<string, Kept>()

  /** @param longestMs the longest pause that an answer may ask for with `Retry-After` */
  constructor(private readonly longestMs: number) {}

  /** The pause of a destination with these settings, as JSON. */
  of(destinationId: string, settings: string): Pause {
    const kept = this.#kept.get(destinationId)
    if (kept?.settings === settings) return kept.pause
    const pause = new Pause(this.longestMs)
    this.#kept.set(destinationId, { settings, pause })
    return pause
  }

  /** Forgets those that are over, of destinations that nothing is delivered to. */
  forgetOthersThan(destinationIds: ReadonlyMap<string, unknown>): void {
    for (const [id, { pause }] of this.#kept) {
      if (!destinationIds.has(id) && pause.remainingMs === 0) this.#kept.delete(id)
    }
  }
}
