import { onAnswer } from './client'

/** Whether the pipeline answered what was asked last; for `useSyncExternalStore`. */
export class Presence {
  readonly #listeners = new Set<() => void>()
  #isAway = false

  /** @param listen hands on the status of each answer, 0 when nothing answered */
  constructor(listen: (listener: (status: number) => void) => void) {
    listen((status) => {
      if (this.#isAway === (status === 0)) return
      this.#isAway = status === 0
      for (const listener of this.#listeners) listener()
    })
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly isAway = () => this.#isAway
}

/** Of the pipeline that these pages come from. */
export const presence = new Presence(onAnswer)
