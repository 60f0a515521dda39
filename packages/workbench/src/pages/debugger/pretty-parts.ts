/** A value of an event, and where it stands in its part. */
export interface PrettyRow {
  /** Such as `page.url` or `products[0].name`. */
  path: string
  value: string | number | boolean | null
  /** Of an empty object or array, its JSON. */
  isEmpty: boolean
}

/** A part of an event, as a person reads it. */
export interface PrettyPart {
  title: string
  rows: readonly PrettyRow[]
  /** How many more there are that are not shown. */
  hidden: number
}

type Payload = Readonly<Record<string, unknown>>

/** Longer tables are read by nobody; all of it is in the JSON. */
const MOST_ROWS = 150

const WHO = ['userId', 'anonymousId', 'groupId', 'previousId']

const OBJECTS = [
  { key: 'properties', title: 'Properties' },
  { key: 'traits', title: 'Traits' },
  { key: 'context', title: 'Context' }
]

const FIRST_OF_REST = ['type', 'event', 'name', 'category', 'timestamp', 'messageId']

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const below = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

/** The values below a value, each with the path that leads to it. */
function* rowsOf(value: unknown, path: string): Generator<PrettyRow> {
  if (isPlain(value)) {
    yield { path, value, isEmpty: false }
    return
  }
  const children: [string, unknown][] = Array.isArray(value)
    ? value.map((one, index) => [`${path}[${index}]`, one])
    : Object.entries(value ?? {}).map(([key, one]) => [below(path, key), one])
  if (children.length === 0) yield { path, value: Array.isArray(value) ? '[]' : '{}', isEmpty: true }
  for (const [childPath, child] of children) yield* rowsOf(child, childPath)
}

function partOf(title: string, values: Iterable<PrettyRow>): PrettyPart {
  const all = [...values]
  return { title, rows: all.slice(0, MOST_ROWS), hidden: Math.max(0, all.length - MOST_ROWS) }
}

function* rowsAt(payload: Payload, keys: readonly string[]): Generator<PrettyRow> {
  for (const key of keys) if (Object.hasOwn(payload, key)) yield* rowsOf(payload[key], key)
}

/** An event in the order in which it is asked about: who, what of, from where, and the rest. Parts without values are left out. */
export function prettyParts(payload: Payload): readonly PrettyPart[] {
  const shown = new Set([...WHO, ...OBJECTS.map(({ key }) => key), ...FIRST_OF_REST])
  const others = Object.keys(payload).filter((key) => !shown.has(key))
  return [
    partOf('Who', rowsAt(payload, WHO)),
    ...OBJECTS.filter(({ key }) => Object.hasOwn(payload, key)).map(({ key, title }) =>
      partOf(title, rowsOf(payload[key], ''))
    ),
    partOf('The rest', rowsAt(payload, [...FIRST_OF_REST, ...others]))
  ].filter(({ rows }) => rows.length > 0)
}
