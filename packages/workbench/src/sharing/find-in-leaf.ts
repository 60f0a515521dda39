import type { Leaf, Step } from './json'
import { kindByAttribute, kindByPlace, nameByPlace } from './kind-by-place'
import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { Kind } from './kinds-of-data'
import { wordsOf } from './key-words'
import { personalSpans, withoutOverlaps } from './personal-looks'
import type { Span } from './personal-looks'
import { jsonInQuery, personalQuerySpans } from './personal-queries'
import { readAddress, readJson } from './writings'
import type { Inner, Writing } from './writings'

/** Why a value is taken to be personal. */
export type Why = 'name' | 'part' | 'look' | 'inside' | 'same' | 'chosen'

/** What is personal in a value: all of it, or parts. */
export type Found = { kind: Kind; why: Why } & ({ extent: 'whole' } | { extent: 'parts'; spans: Span[] })

const WHEN = new Set(['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'])

/** What says when and what kind of event it is: nothing in it is personal, and Movable Ink could not read it masked. */
export function isNeverPersonal({ steps, value }: Leaf): boolean {
  const [key] = steps
  if (steps.length !== 1) return false
  if (key === 'type') return /^[a-z]{1,32}$/i.test(String(value))
  return (
    WHEN.has(String(key)) &&
    (typeof value === 'number' || /^\d{4}-\d\d-\d\d(?:T[\d:.,]+)?(?:Z|[+-][\d:]+)?$/.test(String(value)))
  )
}

/** What Movable Ink tells events apart by, or has to be able to read: not changed because it holds a word that is masked elsewhere. */
export function isRead(steps: readonly Step[]): boolean {
  if (steps.length === 1 && ['event', 'name'].includes(String(steps[0]))) return true
  return ['timezone', 'locale'].includes(String(steps.at(-1)))
}

/** Of these the numbers with dots are versions. */
const isVersion = (steps: readonly Step[]) =>
  wordsOf(String(steps.at(-1))).some((word) => ['version', 'build', 'release', 'firmware', 'agent'].includes(word))

/** Addresses within addresses, JSON within these and so on are read so far, all ways counted together: each doubles the work. */
const DEEPEST = 5

const outwards = (span: Span, { at }: Inner, writing: Writing): Span => ({
  ...span,
  start: at[span.start] ?? 0,
  end: at[span.end] ?? 0,
  writings: [writing, ...span.writings]
})

const moved = (span: Span, by: number): Span => ({ ...span, start: span.start + by, end: span.end + by })

const WITH_PERCENT = /[^\s&?#;=/"'<>%]*(?:%[\da-f]{2}[^\s&?#;=/"'<>%]*)+/gi

/** What is written so deep that it is not read: nobody knows what it tells. */
function unread(text: string): Span[] {
  if (readJson(text) !== undefined) return [{ start: 0, end: text.length, kind: 'message', writings: [] }]
  return Array.from(text.matchAll(WITH_PERCENT), ({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
    kind: 'message',
    writings: []
  }))
}

/**
 * What is found in a text, as it is and however it is written within it: in the address of a page within another one.
 *
 * @param find what is to be found in a text as it would stand by itself
 * @param inJson what is to be found in a value of JSON, which is so deep within the outermost text
 * @param depth of this text
 */
export function inAllWritings(
  text: string,
  find: (text: string) => Span[],
  inJson: (leaf: Leaf, depth: number) => Span[],
  depth = 0
): Span[] {
  const own = find(text)
  if (depth >= DEEPEST) return withoutOverlaps([...own, ...unread(text)])
  const further = (inner: string) => inAllWritings(inner, find, inJson, depth + 1)
  const address = readAddress(text)
  const decoded = address === undefined ? [] : further(address.text).map((span) => outwards(span, address, 'address'))
  const json = (readJson(text) ?? []).flatMap((leaf) =>
    inJson(leaf, depth + 1).map((span) =>
      outwards(span, leaf.inner, typeof leaf.value === 'number' ? 'number' : 'json')
    )
  )
  const inQuery = jsonInQuery(text).flatMap(({ start, text: value }) => {
    const decodedValue = readAddress(value)
    const spans =
      decodedValue === undefined
        ? further(value)
        : further(decodedValue.text).map((span) => outwards(span, decodedValue, 'address'))
    return spans.map((span) => moved(span, start))
  })
  return withoutOverlaps([...json, ...own, ...decoded, ...inQuery])
}

/** The parts of a text that are personal by their look, by what they are called in an address of a page, or by their place in JSON. */
export function spansIn(text: string, steps: readonly Step[] = [], eventType = '', depth = 0): Span[] {
  const find = (inner: string) => [
    ...personalSpans(inner).filter(({ kind }) => kind !== 'ip' || !isVersion(steps)),
    ...personalQuerySpans(inner)
  ]
  const inJson = (leaf: Leaf, within: number) =>
    masksIn({ ...leaf, steps: [...steps, ...leaf.steps] }, eventType, within)
  return inAllWritings(text, find, inJson, depth)
}

/** What is masked by default in a value. */
function masksIn(leaf: Leaf, eventType: string, depth: number): Span[] {
  const found = findInLeaf(leaf, eventType, depth)
  if (found === undefined || KEPT_BY_DEFAULT[found.kind] !== undefined) return []
  return found.extent === 'parts'
    ? found.spans
    : [{ start: 0, end: String(leaf.value).length, kind: found.kind, writings: [] }]
}

/**
 * What is personal in a value by where it stands and how it looks; undefined when nothing is.
 *
 * @param eventType such as `track`
 * @param depth how deep within a value of the event it is written
 */
export function findInLeaf(leaf: Leaf, eventType: string, depth = 0): Found | undefined {
  const { steps, value, besides } = leaf
  if (value === null || typeof value === 'boolean' || value === '' || isNeverPersonal(leaf)) return undefined
  const text = String(value)
  const spans = spansIn(text, steps, eventType, depth)
  const [first] = spans
  if (first !== undefined && first.start === 0 && first.end === text.length && first.writings.length === 0) {
    return { kind: first.kind, why: 'look', extent: 'whole' }
  }
  const byPlace = kindByPlace(steps, eventType, besides)
  // The answer in a form is free text; what was asked says more of it.
  const isSaid = byPlace !== undefined && KEPT_BY_DEFAULT[byPlace.kind] === undefined
  const place = (isSaid ? byPlace : (kindByAttribute(leaf, eventType) ?? byPlace)) ?? nameByPlace(steps, text)
  if (place !== undefined && KEPT_BY_DEFAULT[place.kind] === undefined) return { ...place, extent: 'whole' }
  // A number is what it is as a whole: 4.5 holds no parts.
  if (first !== undefined && typeof value === 'string') {
    // What else such a text tells nobody knows.
    if (place?.kind === 'free-text') return { kind: 'message', why: 'look', extent: 'whole' }
    return { kind: first.kind, why: readJson(text) === undefined ? 'look' : 'inside', extent: 'parts', spans }
  }
  if (place !== undefined) return { ...place, extent: 'whole' }
  return readJson(text) === undefined ? undefined : { kind: 'free-text', why: 'look', extent: 'whole' }
}
