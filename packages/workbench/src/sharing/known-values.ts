import type { Kind } from './kinds-of-data'
import { sameness, wordsOfName } from './replacements'
import { withoutOverlaps } from './personal-looks'
import type { Span } from './personal-looks'

/** How long a value must be to be looked for within other texts, by kind; a kind that is missing is not looked for. */
const LEAST_WITHIN: Partial<Record<Kind, number>> = {
  email: 5,
  name: 3,
  username: 4,
  phone: 7,
  'birth-date': 8,
  ip: 7,
  card: 8,
  'bank-account': 12,
  'government-id': 6,
  device: 6,
  profile: 8,
  secret: 6,
  message: 8,
  id: 5,
  other: 5,
  'free-text': 5,
  address: 8
}

/** How long a value must be for another value to be the same: these kinds are words that mean little else. */
const leastAlike = (kind: Kind) => (kind === 'name' || kind === 'username' || kind === 'address' ? 3 : 5)

const LEAST_DIGITS = 7
const FIRST = 3

/** From this length on a value is the same in any case. */
const ANY_CASE_FROM = 5

/** These say that there is no value. */
const NOTHING = new Set(
  'unknown,none,null,n/a,undefined,anonymous,true,false,not set,yes,no,home,work,mobile,other,default,primary'.split(
    ','
  )
)

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

function standsAlone(text: string, start: number, end: number): boolean {
  const before = isWordSign(text[start - 1]) && !/%[\da-f]{2}$/i.test(text.slice(0, start))
  return !before && !isWordSign(text[end])
}

/** A known value that stands somewhere, perhaps in another case than it is known in: rose for Rose. */
type Sighting = Span & { isSure: boolean }

const BETWEEN_NAMES = /^(?:[-_.+ ]|%20)$/

/** Whether a short name in another case is one: all of a part of an address (/users/jane), or beside another (jane-doe). */
function isName(text: string, one: Sighting, all: readonly Sighting[]): boolean {
  if (one.kind !== 'name') return false
  if (text[one.start - 1] === '/' && /^(?:[/?#]|$)/.test(text.slice(one.end))) return true
  return all.some(
    (other) =>
      other.kind === 'name' &&
      (BETWEEN_NAMES.test(text.slice(other.end, one.start)) || BETWEEN_NAMES.test(text.slice(one.end, other.start)))
  )
}

const onlyDigits = (text: string) => (/^[+\d\s().-]+$/.test(text) ? sameness('phone', text) : '')

/** A text in lower case, sign by sign, so that each keeps its place: that of İ is longer. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/[^]/gu, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
}

/** The values that are masked, to find them again wherever else they stand. */
export class KnownValues {
  private readonly alike = new Map<string, Kind>()
  private readonly digits = new Map<string, Kind>()
  private readonly within = new Map<string, { text: string; kind: Kind }[]>()

  /** Takes in a value that is masked. */
  add(kind: Kind, value: string): void {
    const text = value.trim()
    const lower = text.toLowerCase()
    if (NOTHING.has(lower)) return
    const digits = onlyDigits(text)
    if (digits.length >= LEAST_DIGITS && !this.digits.has(digits)) this.digits.set(digits, kind)
    // A short number is a number: what is 42 elsewhere is not this.
    if (digits === '' && text.length >= leastAlike(kind) && !this.alike.has(lower)) this.alike.set(lower, kind)
    if (digits === '' || digits.length >= LEAST_DIGITS) this.addWithin(kind, text)
    if (kind === 'name') for (const word of wordsOfName(text)) if (word !== text) this.add(kind, word)
  }

  private addWithin(kind: Kind, text: string): void {
    if (text.length < (LEAST_WITHIN[kind] ?? Infinity)) return
    const first = inLowerCase(text).slice(0, FIRST)
    const entries = this.within.get(first) ?? []
    if (!entries.some((entry) => entry.text === text)) entries.push({ text, kind })
    this.within.set(first, entries)
  }

  /** As what kind all of a value is masked elsewhere, if it is. */
  kindOf(value: string): Kind | undefined {
    const text = value.trim()
    return this.alike.get(text.toLowerCase()) ?? this.digits.get(onlyDigits(text))
  }

  /** The parts of a text that are masked elsewhere. */
  spansIn(text: string): Span[] {
    if (this.within.size === 0) return []
    const lower = inLowerCase(text)
    const seen: Sighting[] = []
    for (let start = 0; start + FIRST <= text.length; start += 1) {
      for (const { text: known, kind } of this.within.get(lower.slice(start, start + FIRST)) ?? []) {
        const end = start + known.length
        if (!lower.startsWith(inLowerCase(known), start) || !standsAlone(text, start, end)) continue
        const isSure = known.length >= ANY_CASE_FROM || text.startsWith(known, start)
        seen.push({ start, end, kind, writings: [], isSure })
      }
    }
    const spans = seen.filter((one) => one.isSure || isName(text, one, seen))
    return withoutOverlaps(spans.map(({ start, end, kind, writings }) => ({ start, end, kind, writings })))
  }
}
