import type { Found, Why } from './find-in-leaf'
import { placesIn, withKnown } from './found-places'
import type { Decisions, Payload, Place } from './found-places'
import type { Json } from './json'
import type { Kind } from './kinds-of-data'
import { KnownValues } from './known-values'
import { pathText, patternText } from './path-text'
import type { Span } from './personal-looks'
import { rebuilt } from './rebuilt'
import { Replacements, wordsOfName } from './replacements'
import { read, written } from './writings'

/** A field in which something personal was found, or that the person chose. */
export interface Finding {
  /** For `Decisions`. */
  id: string
  /** As it is in the events. */
  path: string
  /** As it is in what is shared, where a key can be masked too. */
  sharedPath: string
  part: 'value' | 'key'
  kinds: readonly Kind[]
  why: Why
  /** Whether all of the value is personal, rather than a part of it. */
  isWhole: boolean
  isMasked: boolean
  /** The payloads it is in. */
  payloads: readonly string[]
  /** Different values, with what is shared instead. */
  samples: readonly { before: Json; after: Json }[]
}

export interface Masked {
  /** What can be shared. */
  payloads: readonly Payload[]
  findings: readonly Finding[]
}

type FoundPlace = Place & { found: Found }

const MOST_SAMPLES = 3

const hasFound = (place: Place): place is FoundPlace => place.found !== undefined

// A plus is a space, but in an email address and before a phone number it is usually meant.
const textOf = ({ start, end, kind, writings }: Span, text: string) =>
  read(text.slice(start, end), writings, kind !== 'email' && kind !== 'phone')

/** What stands in the place of a part of a text, as it is written there. */
function maskOf(span: Span, text: string, replacements: Replacements): string {
  const own = textOf(span, text)
  if (span.writings.at(-1) === 'number') return String(replacements.number(span.kind, Number(own)))
  return written(replacements.text(span.kind, own), span.writings)
}

/** The values that are masked at a place, each by itself. */
function originalsOf({ found, value, isMasked }: Place): { kind: Kind; text: string }[] {
  if (!isMasked || found === undefined) return []
  const text = String(value)
  if (found.extent === 'whole') return [{ kind: found.kind, text }]
  return found.spans.map((span) => ({ kind: span.kind, text: textOf(span, text) }))
}

function withParts(text: string, spans: readonly Span[], replacements: Replacements): string {
  let done = 0
  let masked = ''
  for (const span of spans) {
    masked += text.slice(done, span.start) + maskOf(span, text, replacements)
    done = span.end
  }
  return masked + text.slice(done)
}

function maskedText(text: string, found: Found, replacements: Replacements): string {
  return found.extent === 'whole' ? replacements.text(found.kind, text) : withParts(text, found.spans, replacements)
}

function maskedValue(value: Place['value'], found: Found, replacements: Replacements): Json {
  if (typeof value === 'number') return replacements.number(found.kind, value)
  // One constant for both: the other of two values would give it away.
  if (typeof value === 'boolean') return false
  return value === null || value === '' ? value : maskedText(value, found, replacements)
}

/** All places of the payloads, with those where a value stands again that is masked elsewhere. */
function placesWithKnown(payloads: readonly Payload[], decisions: Decisions): Place[] {
  const places = placesIn(payloads, decisions)
  const known = new KnownValues()
  for (const { kind, text } of places.flatMap(originalsOf)) known.add(kind, text)
  return places.map((place) => withKnown(place, known, decisions.get(place.id)))
}

/** Events without what is personal in them, and what that was. The same events and decisions always give the same. */
export function maskPayloads(payloads: readonly Payload[], decisions: Decisions): Masked {
  const places = placesWithKnown(payloads, decisions)
  const originals = places
    .flatMap(originalsOf)
    .flatMap(({ kind, text }) => (kind === 'name' ? [text, ...wordsOfName(text)] : [text]))
  const replacements = new Replacements(originals)
  const found = places.filter(hasFound)
  const findings = new Map<string, Finding>()
  const shared = payloads.map((payload) => {
    const own = found.filter((place) => place.payload === payload)
    const values = new Map<string, Json>()
    const keys = new Map<string, string>()
    for (const { part, steps, value, found, isMasked } of own) {
      if (!isMasked) continue
      if (part === 'value') values.set(pathText(steps), maskedValue(value, found, replacements))
      else keys.set(pathText(steps), maskedText(String(value), found, replacements))
    }
    const { event, paths } = rebuilt(payload.event, { values, keys })
    for (const place of own) {
      const path = pathText(place.steps)
      const after = (place.part === 'value' ? values : keys).get(path) ?? place.value
      addFinding(findings, place, { after, sharedPath: patternText(paths.get(path) ?? []) })
    }
    return { key: payload.key, event }
  })
  return { payloads: shared, findings: [...findings.values()] }
}

const union = <Item>(some: readonly Item[], more: readonly Item[]) => [...new Set([...some, ...more])]

const kindsOf = (found: Found): Kind[] =>
  found.extent === 'whole'
    ? [found.kind]
    : union(
        found.spans.map(({ kind }) => kind),
        []
      )

/** Where only some values of a field are masked, the finding tells of those. */
function addFinding(
  findings: Map<string, Finding>,
  { id, part, found, isMasked, steps, value, payload }: FoundPlace,
  { after, sharedPath }: { after: Json; sharedPath: string }
): void {
  const known = findings.get(id)
  if (known?.isMasked === true && !isMasked) return
  const isFirst = known === undefined || (isMasked && !known.isMasked)
  const before = isFirst ? undefined : known
  const samples = before?.samples ?? []
  const isNew = samples.length < MOST_SAMPLES && samples.every((sample) => sample.before !== value)
  findings.set(id, {
    id,
    path: patternText(steps),
    sharedPath,
    part,
    why: before?.why ?? found.why,
    isWhole: (before?.isWhole ?? false) || found.extent === 'whole',
    kinds: union(before?.kinds ?? [], kindsOf(found)),
    isMasked,
    payloads: union(before?.payloads ?? [], [payload.key]),
    samples: isNew ? [...samples, { before: value, after }] : samples
  })
}
