import type { CompiledEventMapping } from './event-mappings/compile-event-mappings'
import type { Json, JsonObject } from './json'
import { idIn } from './profiles/id-in'

/** The newest events kept. */
export const MOST_KEPT = 10_000

/** Fewer are kept when they are longer than this many characters of JSON on average: 64,000,000 for 10,000. */
const KEPT_CHARACTERS_PER_EVENT = 6_400

/** So many events are parsed and looked into at a time. */
const SHOWN_AT_ONCE = 500

/** An event that was accepted, and what Movable Ink keeps of it. */
export interface ReceivedEvent {
  /** The id of the request it came in; events of a batch share it. */
  requestId: string
  /** When it was accepted, ISO 8601. */
  receivedAt: string
  event: JsonObject
  /** Each event mapping that matched, with the fields it found; everything else of the event is discarded there. */
  eventMappings: { name: string; fields: Record<string, Json> }[]
}

/** The same, with what tells it from all others. */
export interface NumberedEvent extends ReceivedEvent {
  /** The request's id; of a batch, from the second event on with its place behind it, such as `<request id>-1`. */
  id: string
  /** Its place among all that were accepted since the start. */
  number: number
}

/** Which events are looked for. Without anything: all. */
export interface ReceivedQuery {
  /** Text in the event's JSON, in any case. */
  search?: string
  /** The value of the field `user_id` or `anonymous_id` that event mappings found. */
  userId?: string
}

/** What was received since the start. */
export interface Totals {
  /** Requests to anything but the collector's own `/_received` and `/_faults`. */
  requests: number
  /** Requests whose events were all accepted. */
  accepted: number
  /** Requests answered with anything but success, faults included. */
  rejected: number
  /** Events in the accepted requests. */
  events: number
  /** Accepted events by event mapping; an event counts under each that it matches. */
  byEventMapping: Record<string, number>
}

/** An event that passed every check and the event mappings it matched. */
export interface AcceptedEvent {
  json: string
  matched: CompiledEventMapping[]
}

interface KeptEvent extends AcceptedEvent {
  id: string
  number: number
  requestId: string
  receivedAt: number
}

/** Counts requests and keeps the newest accepted events, as JSON: small, and parsed only when somebody looks. */
export class ReceivedEvents {
  private readonly counts = { requests: 0, accepted: 0, rejected: 0, events: 0 }
  private readonly byEventMapping = new Map<string, number>()
  /** A ring: event number n, counted from the start, is in slot n % mostKept. */
  private readonly ring: (KeptEvent | undefined)[]
  private oldest = 0
  private next = 0
  private characters = 0

  /** @param mostKept how many events are kept */
  constructor(
    eventMappings: CompiledEventMapping[],
    private readonly mostKept = MOST_KEPT
  ) {
    this.ring = new Array<KeptEvent | undefined>(mostKept)
    this.countAlso(eventMappings)
  }

  /** Has a count for these event mappings, too, from now on; those of former ones that took nothing go. */
  countAlso(eventMappings: CompiledEventMapping[]): void {
    for (const [name, count] of this.byEventMapping) if (count === 0) this.byEventMapping.delete(name)
    for (const { name } of eventMappings) this.byEventMapping.set(name, this.byEventMapping.get(name) ?? 0)
  }

  /** Counts an accepted request and keeps its events. */
  accept(requestId: string, receivedAt: number, events: AcceptedEvent[]): void {
    this.counts.requests += 1
    this.counts.accepted += 1
    this.counts.events += events.length
    for (const [place, event] of events.entries()) {
      for (const { name } of event.matched) this.byEventMapping.set(name, (this.byEventMapping.get(name) ?? 0) + 1)
      const id = place === 0 ? requestId : `${requestId}-${place}`
      this.keep({ ...event, id, number: this.next, requestId, receivedAt })
    }
  }

  /** Counts a rejected request. */
  reject(): void {
    this.counts.requests += 1
    this.counts.rejected += 1
  }

  totals(): Totals {
    return { ...this.counts, byEventMapping: Object.fromEntries(this.byEventMapping) }
  }

  /** @returns the newest events, at most `limit`, oldest first */
  newest(limit = this.mostKept): ReceivedEvent[] {
    const newest: KeptEvent[] = []
    for (const event of this.newestFirst()) {
      if (newest.length >= limit) break
      newest.push(event)
    }
    return Array.from(shown(newest.reverse()), ({ requestId, receivedAt, event, eventMappings }) => ({
      requestId,
      receivedAt,
      event,
      eventMappings
    }))
  }

  /** @returns the newest of the kept events that are looked for, at most `limit`, the newest first */
  find({ search, userId }: ReceivedQuery = {}, limit = this.mostKept): NumberedEvent[] {
    const events: NumberedEvent[] = []
    for (const event of shown(this.newestFirst(hasText(search)))) {
      if (events.length >= limit) break
      if (userId === undefined || isOf(userId, event)) events.push(event)
    }
    return events
  }

  private *newestFirst(isWanted: (event: KeptEvent) => boolean = () => true): Generator<KeptEvent> {
    for (let number = this.next - 1; number >= this.oldest; number -= 1) {
      const event = this.ring[number % this.mostKept]
      if (event && isWanted(event)) yield event
    }
  }

  private keep(event: KeptEvent): void {
    this.characters += event.json.length
    const isFull = () =>
      this.next - this.oldest === this.mostKept || this.characters > this.mostKept * KEPT_CHARACTERS_PER_EVENT
    while (this.oldest < this.next && isFull()) this.dropOldest()
    this.ring[this.next % this.mostKept] = event
    this.next += 1
  }

  private dropOldest(): void {
    const slot = this.oldest % this.mostKept
    this.characters -= this.ring[slot]?.json.length ?? 0
    this.ring[slot] = undefined
    this.oldest += 1
  }
}

/** Tells whether an event has a text in it, without parsing it. */
const hasText = (search: string | undefined): ((event: KeptEvent) => boolean) => {
  if (search === undefined) return () => true
  const texts = [search, inJson(search)].map((text) => text.toLowerCase())
  return ({ json }) => {
    const lower = json.toLowerCase()
    return texts.some((text) => lower.includes(text))
  }
}

/** A quotation mark within a value has a backslash before it in JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const isOf = (id: string, { eventMappings }: ReceivedEvent): boolean =>
  eventMappings.some(({ fields }) => [fields.user_id, fields.anonymous_id].some((value) => idIn(value) === id))

/** Events as they are looked at, some at a time. */
function* shown(kept: Iterable<KeptEvent>): Generator<NumberedEvent> {
  let some: KeptEvent[] = []
  for (const event of kept) {
    some.push(event)
    if (some.length < SHOWN_AT_ONCE) continue
    yield* shownAtOnce(some)
    some = []
  }
  yield* shownAtOnce(some)
}

const shownAtOnce = (kept: readonly KeptEvent[]): NumberedEvent[] => {
  const events = kept.map(({ json }) => JSON.parse(json) as JsonObject) // as it was accepted
  /** What each event mapping found, by the place of the event. */
  const found = new Map<CompiledEventMapping, Record<string, Json>[]>()
  for (const eventMapping of new Set(kept.flatMap(({ matched }) => matched))) {
    const places = [...kept.keys()].filter((place) => kept[place]?.matched.includes(eventMapping))
    const fields = eventMapping.extract(places.map((place) => events[place] ?? {}))
    const byPlace: Record<string, Json>[] = []
    for (const [index, place] of places.entries()) byPlace[place] = fields[index] ?? {}
    found.set(eventMapping, byPlace)
  }
  return kept.map(({ id, number, requestId, receivedAt, matched }, place) => ({
    id,
    number,
    requestId,
    receivedAt: new Date(receivedAt).toISOString(),
    event: events[place] ?? {},
    eventMappings: matched.map((one) => ({ name: one.name, fields: found.get(one)?.[place] ?? {} }))
  }))
}
