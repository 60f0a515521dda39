import { createHash, randomBytes } from 'node:crypto'

/** How long a session lasts, in milliseconds: a day's work. */
export const SESSION_MS = 12 * 3_600_000

/** Of as many browsers at a time; one more signs the first one out. */
export const MOST_SESSIONS = 100

const ID_BYTES = 32

const hashOf = (id: string) => createHash('sha256').update(id).digest('base64')

/**
 * The sessions of browsers that gave the API token once, in the memory of this process: a new start ends them all. Looked up
 * by hash, so that how long it takes says nothing of an id.
 */
export class Sessions {
  /** When each ends, in milliseconds since 1970; the first to end comes first. */
  readonly #ends = new Map<string, number>()

  /** @param now milliseconds since 1970 */
  constructor(private readonly now: () => number = Date.now) {}

  /** Begins a session. Returns its id, which is as good as the token until it ends. */
  open(): string {
    const [first] = this.#ends.keys()
    if (this.#ends.size >= MOST_SESSIONS && first !== undefined) this.#ends.delete(first)
    const id = randomBytes(ID_BYTES).toString('base64url')
    this.#ends.set(hashOf(id), this.now() + SESSION_MS)
    return id
  }

  /** When a session ends; undefined when there is none of this id. */
  endOf(id: string): Date | undefined {
    const end = this.#ends.get(hashOf(id))
    return end !== undefined && this.now() < end ? new Date(end) : undefined
  }

  close(id: string): void {
    this.#ends.delete(hashOf(id))
  }
}
