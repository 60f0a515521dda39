import type { Leaf, Step } from './json'
import { endingsOf, wordsOf } from './key-words'
import type { Kind } from './kinds-of-data'
import {
  ADDRESSES,
  ADDRESS_PARTS,
  FRONTS,
  isNameOf,
  KIND_BY_NAME,
  LOCATIONS,
  NAME_PARTS,
  ORGANISATIONS,
  PERSONS,
  PRODUCT_WORDS
} from './personal-names'

/** What a place in an event says of the value there. */
export interface PlaceFinding {
  kind: Kind
  why: 'name' | 'part'
}

const endingsOfKey = (key: string) => endingsOf(wordsOf(key))

const isOneOf = (names: ReadonlySet<string>, key: string | undefined) =>
  key !== undefined && endingsOfKey(key).some((ending) => names.has(ending))

const kindNamed = (key: string) =>
  endingsOfKey(key)
    .map((ending) => KIND_BY_NAME.get(ending))
    .find((kind) => kind !== undefined)

/** What is named after a first name or a birthday is a part of it, or it in another script: `first_name_kana`. */
function kindAtFront(key: string): Kind | undefined {
  const words = wordsOf(key)
  const fronts = words.flatMap((_, start) =>
    words.slice(start).map((_, more) => words.slice(start, start + more + 1).join(''))
  )
  const front = fronts.find((name) => FRONTS.has(name))
  return front === undefined ? undefined : KIND_BY_NAME.get(front)
}

/** Who has such a thing is a person, also where nothing above says so: a form with a name and an email address. */
const OF_A_PERSON: ReadonlySet<Kind | undefined> = new Set<Kind>(['email', 'phone', 'birth-date', 'name'])

/** Whether what is called `name` or `city` here is a person's. Of a group call the traits are the group's. */
function isAboutPerson(above: readonly string[], besides: readonly string[], eventType: string): boolean {
  const holder = above.at(-1)
  if (above.length === 0 || (eventType === 'group' && above.length === 1 && holder === 'traits')) return false
  if (isOneOf(PERSONS, holder)) return true
  if (isOneOf(ORGANISATIONS, holder) || isProduct(besides)) return false
  return besides.some((key) => OF_A_PERSON.has(kindNamed(key)))
}

/** Kinds whose names mean something else where no person is spoken of: a product has a weight, a photo, an age. */
const OF_PERSONS_ONLY: ReadonlySet<Kind> = new Set<Kind>(['profile', 'sensitive'])

const TOP_LEVEL_IDS = new Set(['userId', 'anonymousId', 'previousId', 'groupId'])

/** At the top of an event these are what Segment's spec says: not named after what they tell of a person. */
const AT_TOP = new Set(['name', 'event', 'type', 'category'])

const CARDS: ReadonlySet<string> = new Set(['card', 'creditcard', 'debitcard', 'paymentcard'])
const OF_A_CARD: ReadonlySet<string> = new Set(
  'number last lastfour cvc cvv code exp expiry expiration expmonth expyear holder'.split(' ')
)

/** What is in something that is called so; undefined when that says nothing of it. */
function kindOfAllIn(above: readonly string[]): Kind | undefined {
  const key = above.at(-1) ?? ''
  if (isOneOf(ADDRESSES, key)) return 'address'
  if (isOneOf(LOCATIONS, key)) return 'location'
  if (wordsOf(key).join('') === 'name' && isOneOf(PERSONS, above.at(-2))) return 'name'
  const kind = kindNamed(key)
  if (kind === undefined || kind === 'id' || kind === 'free-text') return undefined
  return OF_PERSONS_ONLY.has(kind) && !isOneOf(PERSONS, above.at(-2)) ? undefined : kind
}

/** These say which of several it is, not what it is: the phone number at home. */
const SAYS_WHICH = new Set(['type', 'kind', 'status'])

/** The nearest of all above that says what is in it. */
function kindByHolders(key: string, above: readonly string[]): Kind | undefined {
  if (SAYS_WHICH.has(key)) return undefined
  for (let length = above.length; length > 0; length -= 1) {
    const kind = kindOfAllIn(above.slice(0, length))
    if (kind !== undefined) return kind
  }
  return undefined
}

/** Words that tell of a person only when they stand right below one. */
function kindInPerson(endings: readonly string[]): Kind | undefined {
  const [whole = ''] = endings
  if (whole === 'name' || NAME_PARTS.has(whole)) return 'name'
  if (whole === 'id') return 'id'
  if (whole === 'login' || whole === 'handle') return 'username'
  return endings.some((ending) => ADDRESS_PARTS.has(ending)) ? 'address' : undefined
}

/** Words that tell of a person only below certain others. */
function kindByHolder(key: string, endings: readonly string[], holder: string | undefined): Kind | undefined {
  const [whole = ''] = endings
  if (holder === 'device' && (key === 'name' || key === 'id')) return 'device'
  if (holder === 'externalIds' && key === 'id') return 'id'
  if (NAME_PARTS.has(whole) && holder !== undefined && wordsOf(holder).at(-1) === 'name') return 'name'
  return isOneOf(CARDS, holder) && OF_A_CARD.has(whole) ? 'card' : undefined
}

/**
 * What a value is by the names of the fields that lead to it, in any case and spelling.
 *
 * @param steps the path of the value
 * @param eventType such as `track`
 * @param besides the keys of the object that holds the value
 */
export function kindByPlace(
  steps: readonly Step[],
  eventType: string,
  besides: readonly string[] = []
): PlaceFinding | undefined {
  const keys = steps.filter((step) => typeof step === 'string')
  const key = keys.at(-1)
  if (key === undefined) return undefined
  if (keys.length === 1 && TOP_LEVEL_IDS.has(key)) return { kind: 'id', why: 'name' }
  if (keys.length === 1 && AT_TOP.has(key)) return undefined
  const above = keys.slice(0, -1)
  const inPerson = isAboutPerson(above, besides, eventType)
  const endings = endingsOfKey(key)
  // A sleeve, too, may be long: only what is called so and nothing else is the other half of `lat`.
  const named = endings[0] === 'long' ? 'location' : (kindNamed(key) ?? kindAtFront(key))
  if (named !== undefined && named !== 'free-text' && (inPerson || !OF_PERSONS_ONLY.has(named))) {
    return { kind: named, why: 'name' }
  }
  const part = kindByHolders(key, above)
  if (part !== undefined) return { kind: part, why: 'part' }
  const own = (inPerson ? kindInPerson(endings) : undefined) ?? kindByHolder(key, endings, above.at(-1))
  if (own !== undefined) return { kind: own, why: 'name' }
  return named === 'free-text' ? { kind: named, why: 'name' } : undefined
}

/** An attribute of a product is none of a person. */
const isProduct = (besides: readonly string[]) => besides.some((key) => isOneOf(PRODUCT_WORDS, key))

/** What a value is by the text beside it that names it, in a list of attributes or the fields of a form. */
export function kindByAttribute({ steps, besides, attribute }: Leaf, eventType: string): PlaceFinding | undefined {
  if (attribute === undefined || attribute.length > 40 || isProduct(besides)) return undefined
  return kindByPlace([...steps.filter((step) => typeof step === 'string').slice(0, -1), attribute], eventType)
}

/** A text that is called after a person, and is the name of one. */
export function nameByPlace(steps: readonly Step[], text: string): PlaceFinding | undefined {
  const keys = steps.filter((step) => typeof step === 'string')
  const key = keys.at(-1)
  return keys.length > 1 && key !== undefined && isNameOf(endingsOfKey(key), text)
    ? { kind: 'name', why: 'name' }
    : undefined
}
