import { capitalised } from '../ui/capitalised'

/** An event as it is listed: its type, and the name that it has of its own. */
export interface NamedEvent {
  type?: string | null | undefined
  name?: string | null | undefined
}

type Payload = Readonly<Record<string, unknown>>

/** Where an event has its name, by type. An identify, group or alias call has none by design. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  identify: [],
  track: ['event'],
  page: ['name'],
  screen: ['name'],
  group: [],
  alias: []
}

/** Where others may have one. */
const OTHERS_NAMED_BY = ['event', 'name']

const textIn = (payload: Payload, key: string): string | undefined => {
  const value = payload[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The type of an event and the name that it has of its own: of a track its event, of a page or screen its name. */
export function namedIn(payload: Payload): { type: string | null; name: string | null } {
  const type = textIn(payload, 'type') ?? null
  const keys = NAMED_BY[type ?? ''] ?? OTHERS_NAMED_BY
  const name = keys.map((key) => textIn(payload, key)).find((text) => text !== undefined) ?? null
  return { type, name }
}

/** The type of an event, to stand beside its name. */
export const typeInWords = (payload: Payload): string => textIn(payload, 'type') ?? 'no type'

/** What an event is called: its own name, or its call: "Order Completed", "Identify". */
export const eventName = ({ type, name }: NamedEvent): string =>
  name || (type ? capitalised(type) : 'Event without a type')

/** What an event is called where its type does not stand beside it: "Track: Order Completed", "Identify". */
export const eventNameWithType = ({ type, name }: NamedEvent): string =>
  type && name ? `${capitalised(type)}: ${name}` : eventName({ type, name })

/** Whose event it is: the known id before the anonymous one. */
export function personOf(payload: Payload): string | undefined {
  const anonymousId = textIn(payload, 'anonymousId')
  return textIn(payload, 'userId') ?? (anonymousId && `anonymous ${anonymousId}`)
}

/** What an event is called where nothing else tells it from others of its type: "Order Completed", "Identify of ann@1". */
export function eventNameWithPerson(payload: Payload): string {
  const named = namedIn(payload)
  const person = named.name === null ? personOf(payload) : undefined
  return person === undefined ? eventName(named) : `${eventName(named)} of ${person}`
}

/** What a sample is called, all of which are of one person: "Order Completed", "Identify, plan: "gold"". */
export function sampleName(payload: Payload): string {
  const named = namedIn(payload)
  const [trait] = named.name === null ? Object.entries((payload.traits ?? {}) as Payload) : [] // of an event, an object
  return trait === undefined ? eventName(named) : `${eventName(named)}, ${trait[0]}: ${JSON.stringify(trait[1])}`
}
