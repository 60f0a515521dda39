import { inventedNumber, inventedValue } from './invented-values'
import type { Kind } from './kinds-of-data'

const MOST_ATTEMPTS = 200

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu

/** What makes two values the same: an email address in any case, a phone number however it is written. */
export function sameness(kind: Kind, text: string): string {
  const isNumber = kind === 'phone' || kind === 'card' || kind === 'government-id'
  const digits = isNumber ? text.replace(/\D/g, '').replace(/^0+/, '') : ''
  return digits === '' ? text.trim().toLowerCase() : digits
}

/** The words of a name, each of which is masked by itself, so that a first name is the same in a full name. */
export const wordsOfName = (text: string): string[] => text.match(WORD) ?? []

/** What stands in the place of personal values within one export: the same for the same value, and never one of them. */
export class Replacements {
  private readonly originals: ReadonlySet<string>
  private readonly counts = new Map<Kind, Map<string, number>>()
  private readonly made = new Map<string, string>()
  private readonly takenBy = new Map<string, string>()
  private readonly kinds = new Map<string, Kind>()

  /** @param originals all values that are replaced */
  constructor(originals: Iterable<string>) {
    this.originals = new Set(Array.from(originals, (original) => original.toLowerCase()))
  }

  /** In the place of a text. */
  text(kind: Kind, value: string): string {
    const own = this.firstKind(kind, value)
    if (own !== 'name') return this.whole(own, value)
    const masked = value.replace(WORD, (word) => this.whole(this.firstKind('name', word), word))
    // Without a letter or a digit there is no word.
    return masked === value ? this.whole('other', value) : masked
  }

  /** In the place of a number. */
  number(kind: Kind, value: number): number {
    const text = String(value)
    const own = this.firstKind(kind, text)
    return Number(this.once(own, text, (count, attempt) => String(inventedNumber(own, value, count, attempt))))
  }

  /** A value that is a name in one place and an identifier in another is masked as what it was first, alike in both. */
  private firstKind(kind: Kind, value: string): Kind {
    const same = value.trim().toLowerCase()
    const first = this.kinds.get(same) ?? kind
    this.kinds.set(same, first)
    return first
  }

  private whole(kind: Kind, value: string): string {
    return this.once(kind, value, (count, attempt) => inventedValue(kind, value, count, attempt))
  }

  private once(kind: Kind, value: string, invent: (count: number, attempt: number) => string): string {
    const key = JSON.stringify([kind, value])
    const known = this.made.get(key)
    if (known !== undefined) return known
    const same = sameness(kind, value)
    const count = this.countOf(kind, same)
    const owner = JSON.stringify([kind, same])
    let replacement = value
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      replacement = invent(count, attempt)
      const taker = this.takenBy.get(replacement.toLowerCase())
      if (!this.originals.has(replacement.toLowerCase()) && (taker === undefined || taker === owner)) break
    }
    this.takenBy.set(replacement.toLowerCase(), owner)
    this.made.set(key, replacement)
    return replacement
  }

  private countOf(kind: Kind, same: string): number {
    const counts = this.counts.get(kind) ?? new Map<string, number>()
    this.counts.set(kind, counts)
    const count = counts.get(same) ?? counts.size + 1
    counts.set(same, count)
    return count
  }
}
