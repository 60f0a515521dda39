import { eventNameWithType, namedIn } from '../events/event-name'
import type { EventMapping, FieldRow } from './event-mapping'
import { isObject, typeOf } from './json'
import type { Json, JsonObject, Step } from './json'
import { valueAt } from './jq-path'
import { wordsOf } from './key-words'
import { pathText } from './path-text'

/** What Movable Ink asks of every event. */
const ALWAYS: readonly (readonly [string, readonly Step[]])[] = [
  ['user_id', ['userId']],
  ['anonymous_id', ['anonymousId']],
  ['timestamp', ['timestamp']],
  ['timezone', ['context', 'timezone']]
]

/** What tells the events of a type apart, by type. */
const BY_TYPE: Readonly<Record<string, readonly (readonly [string, readonly Step[]])[]>> = {
  track: [['event', ['event']]],
  page: [
    ['page_name', ['name']],
    ['page_category', ['category']]
  ],
  screen: [
    ['screen_name', ['name']],
    ['screen_category', ['category']]
  ],
  group: [['group_id', ['groupId']]],
  alias: [['previous_id', ['previousId']]]
}

/** What comes first of the properties. */
const FIRST = ['product_id', 'sku', 'products', 'order_id', 'cart_id', 'revenue', 'total', 'value', 'currency', 'url']

const quoted = (text: string) => JSON.stringify(text)

/** `product_id` for `productId`. */
const fieldName = (key: string) => {
  const words = key.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2').toLowerCase()
  return words.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '') || wordsOf(key).join('_') || key
}

/** Those with a name have an event mapping of their own; without one are those whose name is empty, too. */
const byName = (key: string, name: Json | undefined) =>
  typeof name === 'string' && name !== '' ? `.${key} == ${quoted(name)}` : `(.${key} // "") == ""`

/** The criterion that takes the events of one type and name: `.type == "track" and .event == "Product Viewed"`. */
export function suggestMatch(payload: JsonObject): string {
  const { event, name } = payload
  const type = typeOf(payload)
  const byType = `.type == ${quoted(type)}`
  if (type === 'track') return `${byType} and ${byName('event', event)}`
  return type === 'page' || type === 'screen' ? `${byType} and ${byName('name', name)}` : byType
}

const rankOf = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)

function ownRows(payload: JsonObject, container: string, isMasked: (steps: readonly Step[]) => boolean): FieldRow[] {
  const held = payload[container]
  if (!isObject(held)) return []
  return (
    Object.entries(held)
      .filter(([key, value]) => value !== null && !isMasked([container, key]))
      .map(([key]) => ({ name: fieldName(key), path: pathText([container, key]) }))
      // A key of nothing, or of spaces, gives no name.
      .filter((row) => row.name.trim() !== '')
      .sort((one, other) => rankOf(one.name) - rankOf(other.name))
  )
}

/** Two fields cannot have one name: the later one is named after where it stands, too. */
function withOwnNames(rows: readonly FieldRow[]): FieldRow[] {
  const taken = new Set<string>()
  return rows.map((row) => {
    let { name } = row
    for (let more = 2; taken.has(name); more += 1) name = `${row.name}_${more}`
    taken.add(name)
    return { ...row, name }
  })
}

/**
 * An event mapping for a payload: what Movable Ink asks of every event, and what the event has of its own. Personal
 * fields are not suggested, as Movable Ink asks for none.
 *
 * @param payload as it is shared
 * @param isMasked whether all or a part of the value at a path is masked
 */
export function suggestEventMapping(payload: JsonObject, isMasked: (steps: readonly Step[]) => boolean): EventMapping {
  const asked = [...ALWAYS, ...(BY_TYPE[typeOf(payload)] ?? [])]
    .filter(([, steps]) => (valueAt(payload, steps) ?? null) !== null)
    .map(([name, steps]) => ({ name, path: pathText(steps) }))
  const own = ['properties', 'traits'].flatMap((container) => ownRows(payload, container, isMasked))
  return {
    name: eventNameWithType(namedIn(payload)),
    match: suggestMatch(payload),
    rows: withOwnNames([...asked, ...own])
  }
}
