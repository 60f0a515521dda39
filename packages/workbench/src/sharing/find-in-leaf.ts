import type { Leaf, Step } from './json'
import { kindByPlace } from './kind-by-place'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { Kind } from './kinds-of-data'
import { wordsOf } from './key-words'
import { personalSpans, withoutOverlaps } from './personal-looks'
import type { Span } from './personal-looks'
import { personalQuerySpans } from './personal-queries'

/** Why a value is taken to be personal. */
export type Why = 'name' | 'part' | 'look' | 'same' | 'chosen'

/** What is personal in a value: all of it, or parts. */
export type Found = { kind: Kind; why: Why } & ({ extent: 'whole' } | { extent: 'parts'; spans: Span[] })

const WHEN = new Set(['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt', 'type'])

/** What says when and what kind of event it is: nothing in it is personal, and Movable Ink could not read it masked. */
export const isNeverPersonal = (steps: readonly Step[]) => steps.length === 1 && WHEN.has(String(steps[0]))

/** What Movable Ink tells events apart by, or has to be able to read: not changed because it holds a word that is masked elsewhere. */
export function isRead(steps: readonly Step[]): boolean {
  if (steps.length === 1 && ['event', 'name'].includes(String(steps[0]))) return true
  return ['timezone', 'locale'].includes(String(steps.at(-1)))
}

/** Of these the numbers with dots are versions. */
const isVersion = (steps: readonly Step[]) =>
  wordsOf(String(steps.at(-1))).some((word) => ['version', 'build', 'release', 'firmware', 'agent'].includes(word))

/** The parts of a text that are personal by their look, or by what they are called in an address of a page. */
export function spansIn(text: string, steps: readonly Step[] = []): Span[] {
  const byLook = personalSpans(text).filter(({ kind }) => kind !== 'ip' || !isVersion(steps))
  return withoutOverlaps([...byLook, ...personalQuerySpans(text)])
}

function holdsJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/**
 * What is personal in a value by where it stands and how it looks; undefined when nothing is.
 *
 * @param eventType such as `track`
 */
export function findInLeaf({ steps, value }: Leaf, eventType: string): Found | undefined {
  if (value === null || typeof value === 'boolean' || value === '' || isNeverPersonal(steps)) return undefined
  const text = String(value)
  const spans = spansIn(text, steps)
  const [first] = spans
  if (first !== undefined && first.start === 0 && first.end === text.length) {
    return { kind: first.kind, why: 'look', extent: 'whole' }
  }
  const place = kindByPlace(steps, eventType)
  if (place !== undefined && KEPT_BY_DEFAULT[place.kind] === undefined) return { ...place, extent: 'whole' }
  // A number is what it is as a whole: 4.5 holds no parts.
  if (first !== undefined && typeof value === 'string') return { kind: first.kind, why: 'look', extent: 'parts', spans }
  if (place !== undefined) return { ...place, extent: 'whole' }
  return holdsJson(text) ? { kind: 'free-text', why: 'look', extent: 'whole' } : undefined
}
