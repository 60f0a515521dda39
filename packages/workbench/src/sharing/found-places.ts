import { findInLeaf, inAllWritings, isNeverPersonal, isRead, spansIn } from './find-in-leaf'
import type { Found } from './find-in-leaf'
import { keysOf, leavesOf, typeOf } from './json'
import type { JsonObject, Leaf } from './json'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { KnownValues } from './known-values'
import { patternText } from './path-text'
import { withoutOverlaps } from './personal-looks'
import type { Span } from './personal-looks'

/** An event to share. */
export interface Payload {
  /** Of its group. */
  key: string
  event: JsonObject
}

/** What the person decided on a field, by its id; everything else is as it is by default. */
export type Decisions = ReadonlyMap<string, 'mask' | 'keep'>

/** A value, or a key, of a payload, and what is personal in it. */
export interface Place extends Leaf {
  payload: Payload
  /** The field: the same for all items of a list and in all payloads. */
  id: string
  part: 'value' | 'key'
  found: Found | undefined
  isMasked: boolean
}

const isMaskedByDefault = ({ kind }: Found) => KEPT_BY_DEFAULT[kind] === undefined

function decided(found: Found | undefined, decision: 'mask' | 'keep' | undefined): Pick<Place, 'found' | 'isMasked'> {
  if (decision === 'keep') return { found, isMasked: false }
  if (decision === undefined) return { found, isMasked: found !== undefined && isMaskedByDefault(found) }
  return { found: found ?? { kind: 'other', why: 'chosen', extent: 'whole' }, isMasked: true }
}

function placeOfLeaf(payload: Payload, leaf: Leaf, decisions: Decisions): Place {
  const id = patternText(leaf.steps)
  const found = findInLeaf(leaf, typeOf(payload.event))
  return { ...leaf, payload, id, part: 'value', ...decided(found, decisions.get(id)) }
}

/** The id of a field's key, as against that of its value. */
export const keyId = (pattern: string) => `key of ${pattern}`

function placeOfKey(payload: Payload, steps: Leaf['steps'], decisions: Decisions): Place {
  const key = String(steps.at(-1))
  const id = keyId(patternText(steps))
  const spans = spansIn(key)
  const [first] = spans
  const found: Found | undefined = first && { kind: first.kind, why: 'look', extent: 'parts', spans }
  return { payload, steps, besides: [], value: key, id, part: 'key', ...decided(found, decisions.get(id)) }
}

const OF_THE_SPEC = new Set(
  `type event name category userId anonymousId previousId groupId messageId timestamp originalTimestamp sentAt
  receivedAt properties traits context integrations version channel projectId writeKey options _metadata`.split(/\s+/)
)

/** What Segment's spec puts at the top of an event, and in its context, is the same for everybody. */
function mayBePersonal(steps: Leaf['steps']): boolean {
  const [first, second] = steps
  if (steps.length === 1) return !OF_THE_SPEC.has(String(first))
  return first !== 'context' || steps.length > 2 || /[^A-Za-z]/.test(String(second))
}

/** All values and keys of the payloads. */
export const placesIn = (payloads: readonly Payload[], decisions: Decisions): Place[] =>
  payloads.flatMap((payload) => [
    ...Array.from(leavesOf(payload.event), (leaf) => placeOfLeaf(payload, leaf, decisions)),
    ...Array.from(keysOf(payload.event))
      .filter(mayBePersonal)
      .map((steps) => placeOfKey(payload, steps, decisions))
  ])

/** What is masked elsewhere in a value, however it is written there. */
function knownIn(text: string, known: KnownValues, depth = 0): Span[] {
  const inJson = ({ value }: Leaf, within: number): Span[] => {
    const inner = String(value)
    const kind = known.kindOf(inner)
    if (kind !== undefined) return [{ start: 0, end: inner.length, kind, writings: [] }]
    return typeof value === 'string' ? knownIn(inner, known, within) : []
  }
  return inAllWritings(text, (inner) => known.spansIn(inner), inJson, depth)
}

/** What fields are called: `price` and `order_id` are no persons, though somebody is called Price, or Order. */
const PLAIN_WORDS = /^[a-z_]+$/

/**
 * A place with what is masked elsewhere and stands in it too. What Movable Ink tells events apart by is only marked, and
 * what the person wants to keep stays.
 */
export function withKnown(place: Place, known: KnownValues, decision: 'mask' | 'keep' | undefined): Place {
  const { value, found, steps } = place
  if (value === null || typeof value === 'boolean' || decision === 'keep' || isNeverPersonal(place)) return place
  if (place.isMasked && found?.extent === 'whole') return place
  const isPlainKey = place.part === 'key' && PLAIN_WORDS.test(String(value))
  const kind = isPlainKey ? undefined : known.kindOf(String(value))
  const isMasked = decision === 'mask' || !isRead(steps)
  if (kind !== undefined) return { ...place, found: { kind, why: 'same', extent: 'whole' }, isMasked }
  if (typeof value === 'number') return place
  const others = knownIn(value, known).filter(
    ({ start, end }) => place.part === 'value' || !PLAIN_WORDS.test(value.slice(start, end))
  )
  const [first] = others
  if (first === undefined) return place
  // What else such a text tells nobody knows.
  if (found?.kind === 'free-text' && !isRead(steps)) {
    return { ...place, found: { kind: 'message', why: 'same', extent: 'whole' }, isMasked: true }
  }
  const own = place.isMasked && found?.extent === 'parts' ? found.spans : []
  const [why, foundKind] = own.length > 0 && found ? [found.why, found.kind] : (['same', first.kind] as const)
  const spans = withoutOverlaps([...own, ...others])
  return { ...place, found: { kind: foundKind, why, extent: 'parts', spans }, isMasked: isMasked || own.length > 0 }
}
