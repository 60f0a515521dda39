import { Budget } from './budget'
import type { RunMemory } from './run-memory'

/** The most that waits to be reported, because an event read earlier is still being tried, in bytes. Bounds memory too. */
const MAX_UNREPORTED = 16 * 1024 * 1024

/** What one thing that was read takes: of what may be under way, and of what may be unreported. In bytes. */
export interface Taken {
  underWay: number
  unreported: number
}

/** Lets in what is read as far as there is room for it in memory. */
export class Admission {
  readonly #underWay: Budget
  readonly #unreported = new Budget(MAX_UNREPORTED)

  /**
   * @param ready undefined when the next event can be delivered and reported without waiting; else resolves when it may be
   * @param blocked told when nothing more is let in before something is given back
   */
  constructor(
    { underWay }: RunMemory,
    private readonly ready: () => Promise<unknown> | undefined,
    private readonly blocked: () => void
  ) {
    this.#underWay = new Budget(underWay)
  }

  /** Lets it in. Undefined when that is done already, which it is for nearly all: a promise takes time, too. */
  admit({ underWay, unreported }: Taken): Promise<unknown> | undefined {
    if (!this.#unreported.take(unreported)) {
      return this.#freed(this.#unreported).then(() => this.admit({ underWay, unreported }))
    }
    if (this.#underWay.take(underWay)) return this.ready()
    this.#unreported.giveBack(unreported)
    return this.#freed(this.#underWay).then(() => this.admit({ underWay, unreported }))
  }

  ended({ underWay }: Taken): void {
    this.#underWay.giveBack(underWay)
  }

  reported({ unreported }: Taken): void {
    this.#unreported.giveBack(unreported)
  }

  /** Resolves when nothing is under way. */
  async allEnded(): Promise<void> {
    while (!this.#underWay.isWhole) await this.#freed(this.#underWay)
  }

  #freed(budget: Budget): Promise<void> {
    this.blocked()
    return budget.givenBack()
  }
}
