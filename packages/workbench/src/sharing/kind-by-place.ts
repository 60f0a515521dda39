import type { Step } from './json'
import { endingsOf, wordsOf } from './key-words'
import type { Kind } from './kinds-of-data'
import { ADDRESSES, ADDRESS_PARTS, KIND_BY_NAME, LOCATIONS, PERSONS } from './personal-names'

/** What a place in an event says of the value there. */
export interface PlaceFinding {
  kind: Kind
  why: 'name' | 'part'
}

const isOneOf = (names: ReadonlySet<string>, key: string | undefined) =>
  key !== undefined && endingsOf(wordsOf(key)).some((ending) => names.has(ending))

/** Of a group call the traits are the group's, not a person's. */
const isAboutPerson = (keys: readonly string[], parent: string | undefined, eventType: string) =>
  isOneOf(PERSONS, parent) && !(eventType === 'group' && keys.length === 2 && parent === 'traits')

/** Kinds whose names mean something else where no person is spoken of: a product has a weight, a photo, an age. */
const OF_PERSONS_ONLY: ReadonlySet<Kind> = new Set<Kind>(['profile', 'sensitive'])

const TOP_LEVEL_IDS = new Set(['userId', 'anonymousId', 'previousId', 'groupId'])

/** At the top of an event there is what Segment's spec puts there: nothing of it is named after what it tells of a person. */
function kindAtTop(key: string): PlaceFinding | undefined {
  return TOP_LEVEL_IDS.has(key) ? { kind: 'id', why: 'name' } : undefined
}

/**
 * What a value is by the names of the fields that lead to it, in any case and spelling.
 *
 * @param steps the path of the value
 * @param eventType such as `track`
 */
export function kindByPlace(steps: readonly Step[], eventType: string): PlaceFinding | undefined {
  const keys = steps.filter((step) => typeof step === 'string')
  const key = keys.at(-1)
  if (key === undefined) return undefined
  if (keys.length === 1 && TOP_LEVEL_IDS.has(key)) return kindAtTop(key)
  if (keys.length === 1 && ['name', 'event', 'type', 'category'].includes(key)) return undefined
  const above = keys.slice(0, -1)
  const parent = above.at(-1)
  const inPerson = isAboutPerson(keys, parent, eventType)
  const endings = endingsOf(wordsOf(key))
  const named = endings.map((ending) => KIND_BY_NAME.get(ending)).find((kind) => kind !== undefined)
  if (named !== undefined && named !== 'free-text' && (inPerson || !OF_PERSONS_ONLY.has(named))) {
    return { kind: named, why: 'name' }
  }
  if (above.some((one) => isOneOf(ADDRESSES, one))) return { kind: 'address', why: 'part' }
  if (above.some((one) => isOneOf(LOCATIONS, one))) return { kind: 'location', why: 'part' }
  if (inPerson) {
    const own = kindInPerson(endings)
    if (own !== undefined) return { kind: own, why: 'name' }
  }
  if (parent === 'device' && key === 'name') return { kind: 'device', why: 'name' }
  if (parent === 'externalIds' && key === 'id') return { kind: 'id', why: 'name' }
  return named === 'free-text' ? { kind: named, why: 'name' } : undefined
}

/** Words that tell of a person only when they stand right below one. */
function kindInPerson(endings: readonly string[]): Kind | undefined {
  const [whole] = endings
  if (whole === 'name') return 'name'
  if (whole === 'id') return 'id'
  return endings.some((ending) => ADDRESS_PARTS.has(ending)) ? 'address' : undefined
}
