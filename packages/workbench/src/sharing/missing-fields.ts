import type { EventMapping } from './event-mapping'
import { isObject } from './json'
import type { Json, JsonObject, Step } from './json'
import { resultOfPath, valueAt } from './jq-path'

/** Something that Movable Ink asks for and would not get. */
export interface MissingField {
  field: string
  message: string
  /** Why it matters, and how it is sent. */
  hint?: string
}

/** What a row of an event mapping gives; `unknown` when its path is more than a plain one. */
type Given = { state: 'none' } | { state: 'unknown' } | { state: 'given'; value: Json }

const NONE: Given = { state: 'none' }

function givenBy(payload: JsonObject, { rows }: EventMapping, name: string): Given {
  const row = rows.find((one) => one.name.trim() === name)
  if (row === undefined) return NONE
  const result = resultOfPath(payload, row.path)
  if (result.found === 'nothing') return NONE
  return result.found === 'unknown' ? { state: 'unknown' } : { state: 'given', value: result.value }
}

const isTimeZone = (value: Json) => {
  try {
    return (
      typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value }) instanceof Intl.DateTimeFormat
    )
  } catch {
    return false
  }
}

const isMoment = (value: Json) =>
  typeof value === 'number' ||
  (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)))

interface Asked {
  /** One of these is asked for. */
  fields: readonly string[]
  /** Where Segment's events have it. */
  at: readonly (readonly Step[])[]
  isRight: (value: Json) => boolean
  form: string
  hint?: string
}

const TIMEZONE_HINT =
  "The timezone says what time it was where the person is. Segment's libraries for web and mobile send it by themselves; where a server sends the event, add context.timezone, such as Europe/London."

const ASKED: readonly Asked[] = [
  {
    fields: ['user_id', 'anonymous_id'],
    at: [['userId'], ['anonymousId']],
    isRight: (value) => value !== '',
    form: 'a text'
  },
  { fields: ['timestamp'], at: [['timestamp']], isRight: isMoment, form: 'in ISO 8601 or in milliseconds since 1970' },
  {
    fields: ['timezone'],
    at: [['context', 'timezone']],
    isRight: isTimeZone,
    form: 'an IANA name such as Europe/London',
    hint: TIMEZONE_HINT
  }
]

function lackOf(payload: JsonObject, mapping: EventMapping, asked: Asked): MissingField[] {
  const { fields, at, isRight, form, hint } = asked
  const withHint = (message: string): MissingField[] => [{ field: name, message, ...(hint !== undefined && { hint }) }]
  const name = fields.join(' or ')
  const all = fields.map((field) => givenBy(payload, mapping, field))
  if (all.some(({ state }) => state === 'unknown')) return []
  const given = all.flatMap((one) => (one.state === 'given' ? [one.value] : []))
  if (given.some(isRight)) return []
  if (given.length > 0) return withHint(`The ${name} is not ${form}.`)
  const isInEvent = at.some((steps) => (valueAt(payload, steps) ?? null) !== null)
  if (!isInEvent) return withHint(`No ${name} in this event.`)
  // It is there to be mapped.
  return [{ field: name, message: `No field ${name} in this event mapping.` }]
}

const PRODUCT_EVENT = /\bproduct (?:viewed|clicked|added|removed|shared|reviewed)|wishlist/i
const PRODUCT_IDS = ['product_id', 'productId', 'sku', 'id']

/** Whether an event is about products, by its name or by what it holds. */
export function isAboutProducts({ type, event, properties }: JsonObject): boolean {
  if (type !== 'track') return false
  if (typeof event === 'string' && PRODUCT_EVENT.test(event)) return true
  return (
    isObject(properties) && ['product_id', 'productId', 'sku', 'products'].some((key) => Object.hasOwn(properties, key))
  )
}

const isProduct = (value: Json) => isObject(value) && PRODUCT_IDS.some((key) => (value[key] ?? null) !== null)

/** Whether a row gives the id of a product, or products that each have one. */
function givesProductId(payload: JsonObject, { path }: { path: string }): boolean {
  const result = resultOfPath(payload, path)
  const namesOne = /(?:product_?id|sku)\b/i.test(path)
  if (result.found !== 'value') return result.found === 'unknown' && namesOne
  return namesOne || (Array.isArray(result.value) && result.value.length > 0 && result.value.every(isProduct))
}

/** What Movable Ink asks for and would not get from a payload by an event mapping. */
export function missingFields(payload: JsonObject, mapping: EventMapping): MissingField[] {
  const missing = ASKED.flatMap((asked) => lackOf(payload, mapping, asked))
  const hasProduct = !isAboutProducts(payload) || mapping.rows.some((row) => givesProductId(payload, row))
  return hasProduct ? missing : [...missing, { field: 'product_id', message: 'No product_id in this event.' }]
}
