import { findInLeaf, isNeverPersonal, isRead, spansIn } from './find-in-leaf'
import type { Found } from './find-in-leaf'
import { keysOf, leavesOf, typeOf } from './json'
import type { JsonObject, Leaf } from './json'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { KnownValues } from './known-values'
import { patternText } from './path-text'
import { withoutOverlaps } from './personal-looks'

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

function placeOfLeaf(payload: Payload, { steps, value }: Leaf, decisions: Decisions): Place {
  const id = patternText(steps)
  const found = findInLeaf({ steps, value }, typeOf(payload.event))
  return { payload, steps, value, id, part: 'value', ...decided(found, decisions.get(id)) }
}

/** The id of a field's key, as against that of its value. */
export const keyId = (pattern: string) => `key of ${pattern}`

function placeOfKey(payload: Payload, steps: Leaf['steps'], decisions: Decisions): Place {
  const key = String(steps.at(-1))
  const id = keyId(patternText(steps))
  const spans = spansIn(key)
  const [first] = spans
  const found: Found | undefined = first && { kind: first.kind, why: 'look', extent: 'parts', spans }
  return { payload, steps, value: key, id, part: 'key', ...decided(found, decisions.get(id)) }
}

/** At the top of an event, and of its context, all keys are those of Segment's spec. */
const mayBePersonal = (steps: Leaf['steps']) => steps.length > (steps[0] === 'context' ? 2 : 1)

/** All values and keys of the payloads. */
export const placesIn = (payloads: readonly Payload[], decisions: Decisions): Place[] =>
  payloads.flatMap((payload) => [
    ...Array.from(leavesOf(payload.event), (leaf) => placeOfLeaf(payload, leaf, decisions)),
    ...Array.from(keysOf(payload.event))
      .filter(mayBePersonal)
      .map((steps) => placeOfKey(payload, steps, decisions))
  ])

/**
 * A place with what is masked elsewhere and stands in it too. What Movable Ink tells events apart by is only marked, and
 * what the person wants to keep stays.
 */
export function withKnown(place: Place, known: KnownValues, decision: 'mask' | 'keep' | undefined): Place {
  const { value, found, steps } = place
  if (value === null || typeof value === 'boolean' || decision === 'keep' || isNeverPersonal(steps)) return place
  if (place.isMasked && found?.extent === 'whole') return place
  const kind = known.kindOf(String(value))
  const isMasked = decision === 'mask' || !isRead(steps)
  if (kind !== undefined) return { ...place, found: { kind, why: 'same', extent: 'whole' }, isMasked }
  if (typeof value === 'number') return place
  const others = known.spansIn(value)
  const [first] = others
  if (first === undefined) return place
  const own = place.isMasked && found?.extent === 'parts' ? found.spans : []
  const [why, foundKind] = own.length > 0 && found ? [found.why, found.kind] : (['same', first.kind] as const)
  const spans = withoutOverlaps([...own, ...others])
  return { ...place, found: { kind: foundKind, why, extent: 'parts', spans }, isMasked: isMasked || own.length > 0 }
}
