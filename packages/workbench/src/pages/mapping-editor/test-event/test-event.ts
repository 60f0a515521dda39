/** A raw event. */
export type RawEvent = Readonly<Record<string, unknown>>

/** Which event a mapping is tried with. */
export type Choice =
  | { from: 'source'; id: string }
  /** @see samples/ */
  | { from: 'sample'; file: string; index: number }
  | { from: 'pasted'; event: RawEvent }

/**
 * Of the newest events the one that a mapping is tried with when nobody has chosen: the newest that its trigger matches, or
 * else the newest; undefined when there is none.
 */
export function firstChoice(newestFirst: readonly { id: string; matches: boolean }[]): Choice | undefined {
  const first = newestFirst.find(({ matches }) => matches) ?? newestFirst[0]
  return first && { from: 'source', id: first.id }
}

const SAMPLE = /^([\w-]+)\.(\d+)$/

/** The event that the address of the page names; undefined when it names none. */
export function choiceIn(query: URLSearchParams): Choice | undefined {
  const id = query.get('event')
  if (id !== null && id !== '') return { from: 'source', id }
  const [, file, index] = SAMPLE.exec(query.get('sample') ?? '') ?? []
  return file === undefined ? undefined : { from: 'sample', file, index: Number(index) }
}

/** The query of the page with another event in it. What was pasted is in no address. */
export function withChoice(query: URLSearchParams, choice: Choice): URLSearchParams {
  const changed = new URLSearchParams(query)
  changed.delete('event')
  changed.delete('sample')
  if (choice.from === 'source') changed.set('event', choice.id)
  if (choice.from === 'sample') changed.set('sample', `${choice.file}.${choice.index}`)
  return changed
}

/** What a pasted text is: an event, or why it is none. */
export function readPasted(text: string): { event: RawEvent } | { mistake: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { mistake: `This is not JSON: ${(error as SyntaxError).message}` } // JSON.parse throws no other
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { mistake: 'An event is a JSON object. Of a list, paste one event.' }
  return { event: value as RawEvent }
}

/** What an ingestion needs from the world. */
interface Ingestion {
  /** In ISO 8601. */
  now: string
  messageId: string
}

/** A sample as Segment's ingestion would hand it on: the files hold no dates, as Movable Ink takes no old events. */
export const ingested = (event: RawEvent, { now, messageId }: Ingestion): RawEvent => ({
  messageId,
  timestamp: now,
  receivedAt: now,
  ...event
})
