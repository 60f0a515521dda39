/** A text that no answer and no line of a log may repeat. */
export const POISON = 'poison-do-not-repeat'

/** What would be a statement of its own where a text became part of one. */
export const SQL = `${POISON}'; drop table movable_ink.sources cascade; --`

/** What would be a header of its own where a text became part of one. */
export const HEADER = `${POISON}\r\nx-injected: 1`

/** An id as the routes take it, which nothing has. */
export const NO_ID = '0199d5a3-0000-7000-8000-000000000000'

/** What is sent to a route, instead of or beside what it takes. */
export interface Sent {
  query?: string
  /** As JSON; a text is sent as it is. Names such as `:source` in it stand for ids. */
  body?: unknown
  headers?: Record<string, string>
  /** Of the answer. Default `400 INVALID_REQUEST`. */
  error?: string
}

/** Where the answer itself tells of what is wrong: of a preview, and of the Actions Tester. */
const TOLD = '200 no error'

const mapping = { trigger: 'type = "track"', action: 'sendEntireEvent', fields: { data: { '@path': '$.' } } }
const event = { type: 'track', event: 'Signed Up', userId: 'user-1' }
const tried = { destinationId: ':destination', mapping, event }

const eventMapping = { name: 'Track', match: '.type == "track"', fields: { user_id: '.userId' }, active: true }

/** For the Actions Tester, which looks at settings first. */
const settings = { movable_ink_url: 'http://127.0.0.1:1/behavioral/key', username: 'key-id', password: 'secret-1' }

/** A body that each route of the API takes; of those that need one. */
export const GOOD_BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/session': { token: 'a-token-that-is-wrong' },
  'POST /api/v1/sources': { name: 'Website' },
  'PATCH /api/v1/sources/:id': { name: 'Website' },
  'POST /api/v1/destinations': { sourceId: ':source', slug: 'actions-movable-ink', settings: { username: 'key-id' } },
  'PATCH /api/v1/destinations/:id': { name: 'Movable Ink', concurrency: 8, settings: { username: 'key-id' } },
  'POST /api/v1/destinations/:id/check-credentials': { settings: { username: 'key-id' } },
  'POST /api/v1/destinations/:id/mappings': { name: 'All', ...mapping },
  'PUT /api/v1/destinations/:id/mappings/order': { ids: [':mapping'] },
  'PATCH /api/v1/mappings/:id': { name: 'All', trigger: mapping.trigger, fields: mapping.fields, enabled: false },
  'POST /api/v1/triggers/check': { trigger: mapping.trigger },
  'POST /api/v1/preview': tried,
  'POST /api/v1/test': tried,
  'POST /api/v1/destinations/:id/deliveries/send-again': { state: 'discarded' },
  'PUT /api/v1/movable-ink/event-mappings': { eventMappings: [eventMapping] },
  'POST /api/v1/movable-ink/event-mappings/check': { eventMappings: [eventMapping], events: [event] },
  'POST /api/v1/movable-ink/faults': { kind: 'status', status: 429, times: 3 }
}

/** The good body of a route with these bad values in it, one at a time. */
const withValues = (route: string, bad: Readonly<Record<string, readonly unknown[]>>, error?: string): Sent[] =>
  Object.entries(bad).flatMap(([name, values]) =>
    values.map((value) => ({ body: { ...GOOD_BODIES[route], [name]: value }, error }))
  )

const queries = (...some: string[]): Sent[] => some.map((query) => ({ query }))

const NAMES = [7, null, ['Website'], '', '  ', HEADER, `${POISON}\0`, '\ud800', POISON.repeat(9)]
const IDS = [7, null, '', SQL, HEADER, [NO_ID], { id: NO_ID }]
const TRIGGERS = [7, null, ['type'], 'x'.repeat(10_001)]
/** What the check of a trigger tells of, and no mapping is saved with; in its words, which are given back. */
const UNREADABLE = [
  ...['', ' ', "'; drop table movable_ink.sources cascade; --", '\r\nx-injected: 1', '\0', '\ud800', '('.repeat(5000)],
  ...[
    'type = "track" and ()',
    '() or ()',
    'type ) match( )',
    'properties.\\[ = "a"',
    'event',
    'foo',
    'length(event) > 3'
  ],
  ...['(type = "track" and (event = "a"))', 'type = "track" && event = "a"', 'anonymousId = "a"']
]
const SETTINGS = [
  7,
  'text',
  [],
  { username: 7 },
  { username: {} },
  { unknown: POISON },
  { username: 'x'.repeat(10_001) }
]
const DIRECTIVES = [
  { '@path': 7 },
  { '@none': 1 },
  { a: [{ '@if': 1 }] },
  { '@path': '$.', '@template': '' },
  { '@a': 1, b: 2 }
]
/** Fields that no mapping can be run with; without what may not be repeated, as a preview shows what they resolve to. */
const UNUSABLE = [
  ...DIRECTIVES.map((data) => ({ data })),
  ...[
    { unknown: 1 },
    { data: [1, 2] },
    { data: 'text' },
    { data: { '@literal': 7 } },
    { headers: 'x' },
    { headers: true }
  ],
  ...[{ enable_batching: 'yes' }, { batch_size: 'many' }, { batch_keys: 7 }, { data: { a: '\0' } }]
]
const FIELDS = [
  ...[7, null, 'text', [], { unknown: POISON }, { data: `${POISON}\0` }, { data: [POISON] }, { headers: POISON }],
  ...[{ data: { '@json': { value: POISON, mode: POISON } } }, ...UNUSABLE]
]
const MAPPINGS = [7, null, { ...mapping, unknown: POISON }, { ...mapping, action: SQL }, { ...mapping, fields: [] }]
const NOT_RUN = [
  ...UNUSABLE.map((fields) => ({ ...mapping, fields })),
  ...UNREADABLE.map((trigger) => ({ ...mapping, trigger }))
]
const EVENTS = [7, null, 'text', [event]]
const EXPRESSIONS = [7, null, '', ' ', '.a\0', 'x'.repeat(2_001)]
const EVENT_MAPPINGS = [
  ...[7, 'text', [7], [[]], Array.from({ length: 51 }, () => eventMapping)],
  ...NAMES.map((name) => [{ ...eventMapping, name }]),
  ...EXPRESSIONS.map((match) => [{ ...eventMapping, match }]),
  ...EXPRESSIONS.map((path) => [{ ...eventMapping, fields: { user_id: path } }]),
  ...[7, [], { '': '.a' }].map((fields) => [{ ...eventMapping, fields }]),
  ...['yes', 1, null].map((active) => [{ ...eventMapping, active }]),
  [{ ...eventMapping, unknown: POISON }]
]
const NO_TIMES = ['yesterday', SQL, '2026-13-01T00:00:00Z', 7]
const TIMES = [...NO_TIMES, '9999-12-31T00:00:00Z']

/** The ids of what is tried: none that is no id, none beside what it stands for, none that nothing has. */
const withIds = (route: string): Sent[] => [
  ...withValues(route, { mappingId: [...IDS, NO_ID], eventId: [...IDS, NO_ID] }),
  ...[{ mapping }, { event }, { event, mappingId: SQL }].map((given) => ({
    body: { destinationId: ':destination', ...given }
  })),
  ...withValues(route, { destinationId: [NO_ID] }, '404 NOT_FOUND'),
  ...[
    { event, mappingId: NO_ID },
    { mapping, eventId: NO_ID }
  ].map((given) => ({ body: { destinationId: ':destination', ...given }, error: '404 NOT_FOUND' }))
]

const encoded = [SQL, HEADER, '\0'].map(encodeURIComponent)
const ranges = TIMES.flatMap((time) => [`from=${encodeURIComponent(time)}`, `to=${encodeURIComponent(time)}`])
const BACKWARDS = 'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z'
const [sql = '', header = '', nul = ''] = encoded

const table: Readonly<Record<string, (route: string) => Sent[]>> = {
  'POST /api/v1/session': (route) => [
    ...withValues(route, { token: [POISON, SQL, HEADER, ''] }, '401 UNAUTHORIZED'),
    ...withValues(route, { token: [7, null, [POISON], POISON.repeat(60)] })
  ],
  'POST /api/v1/sources': (route) => withValues(route, { name: NAMES }),
  'PATCH /api/v1/sources/:id': (route) => withValues(route, { name: NAMES }),
  'DELETE /api/v1/sources/:id': () => queries('force=yes', `force=${sql}`, 'unknown=1'),
  'GET /api/v1/sources/:id/events': () => [
    ...queries('limit=0', 'limit=501', 'limit=1.5', `limit=${sql}`, 'limit=1&limit=2', `before=${sql}`, 'unknown=1'),
    ...queries(`search=${header}`, `search=${nul}`, `search=${POISON.repeat(60)}`, `type=${sql}`, `name=${header}`)
  ],
  'GET /api/v1/sources/:id/events/live': () => [
    { headers: { 'last-event-id': SQL } },
    ...queries(`search=${header}`, `search=${nul}`, `type=${sql}`, `name=${header}`, 'limit=5', 'unknown=1')
  ],
  'POST /api/v1/destinations': (route) => [
    ...withValues(route, { sourceId: IDS, name: NAMES, settings: SETTINGS }),
    ...withValues(route, { slug: [7, null, SQL, HEADER, '__proto__', 'constructor', POISON.repeat(9)] }),
    ...withValues(route, { sourceId: [NO_ID] }, '404 NOT_FOUND')
  ],
  'PATCH /api/v1/destinations/:id': (route) => [
    ...withValues(route, { name: NAMES, enabled: ['yes', 1], concurrency: [0, 65, 1.5, '8'], settings: SETTINGS }),
    ...withValues(route, { updatedAt: NO_TIMES }),
    ...withValues(route, { updatedAt: ['2026-01-01T00:00:00.000Z'] }, '409 STALE')
  ],
  'DELETE /api/v1/destinations/:id': () => queries('force=yes', `force=${sql}`, 'unknown=1'),
  'POST /api/v1/destinations/:id/check-credentials': (route) => withValues(route, { settings: SETTINGS }),
  'POST /api/v1/destinations/:id/mappings': (route) => [
    ...withValues(route, {
      name: NAMES,
      trigger: [...TRIGGERS, ...UNREADABLE],
      fields: FIELDS,
      from: ['preset', POISON, 7]
    }),
    ...withValues(route, { action: [7, SQL, HEADER, '__proto__', 'toString', POISON.repeat(9)] }),
    ...[SQL, 'constructor', 7].map((preset) => ({ body: { from: 'preset', preset } }))
  ],
  'PUT /api/v1/destinations/:id/mappings/order': (route) => [
    ...withValues(route, {
      ids: ['text', [SQL], [7], [':mapping', ':mapping'], Array.from({ length: 51 }, () => NO_ID)]
    }),
    ...withValues(route, { ids: [[], [NO_ID], [':mapping', NO_ID]] }, '409 STALE')
  ],
  'DELETE /api/v1/mappings/:id': () => queries('force=yes', `force=${sql}`, 'unknown=1'),
  'PATCH /api/v1/mappings/:id': (route) => [
    ...withValues(route, {
      name: NAMES,
      trigger: [...TRIGGERS, ...UNREADABLE],
      fields: FIELDS,
      enabled: ['yes', 1],
      updatedAt: NO_TIMES
    }),
    ...withValues(route, { updatedAt: ['2026-01-01T00:00:00.000Z'] }, '409 STALE')
  ],
  'POST /api/v1/triggers/check': (route) => [
    ...withValues(route, {
      trigger: TRIGGERS,
      sourceId: IDS,
      events: [7, [7], [[]], Array.from({ length: 501 }, () => event)]
    }),
    ...withValues(route, { sourceId: [NO_ID] }, '404 NOT_FOUND'),
    { body: { trigger: mapping.trigger, sourceId: ':source', events: [] } }
  ],
  'POST /api/v1/preview': (route) => [
    ...withValues(route, { destinationId: IDS, mapping: MAPPINGS, event: EVENTS }),
    ...withValues(route, { mapping: NOT_RUN }, TOLD),
    ...withIds(route)
  ],
  'POST /api/v1/test': (route) => [
    ...withValues(route, { mapping: NOT_RUN }),
    ...withValues(route, { destinationId: IDS, mapping: MAPPINGS, event: EVENTS, ignoreTrigger: ['yes', 1] }),
    ...withIds(route)
  ],
  'GET /api/v1/destinations/:id/deliveries': () => [
    ...queries('state=lost', `state=${sql}`, `mappingId=${sql}`, `reason=${header}`, `reason=${nul}`, 'reason='),
    ...queries('limit=0', 'limit=501', 'limit=x', `before=${sql}`, `before=${NO_ID}`, BACKWARDS, 'unknown=1', ...ranges)
  ],
  'POST /api/v1/destinations/:id/deliveries/send-again': (route) => [
    ...withValues(route, { state: [7, null, [], 'queued', 'delivered', SQL], reason: [7, '', HEADER, `${POISON}\0`] }),
    ...withValues(route, { mappingId: IDS, from: TIMES, to: TIMES, reason: [POISON.repeat(9)] })
  ],
  'GET /api/v1/destinations/:id/totals': () =>
    queries('step=second', `step=${sql}`, BACKWARDS, 'unknown=1', 'from=2000-01-01T00:00:00Z', ...ranges),
  'PUT /api/v1/movable-ink/event-mappings': (route) => [
    ...withValues(route, { eventMappings: EVENT_MAPPINGS, version: [7, null, POISON.repeat(9)] }),
    { body: GOOD_BODIES[route], error: '404 NOT_FOUND' }
  ],
  'POST /api/v1/movable-ink/event-mappings/check': (route) => [
    ...withValues(route, { eventMappings: EVENT_MAPPINGS, events: [7, [7], [[]]], sourceIds: [7, [7], [SQL]] }),
    { body: GOOD_BODIES[route], error: '404 NOT_FOUND' }
  ],
  'GET /api/v1/movable-ink/received': () => [
    ...queries('limit=0', 'limit=501', 'limit=x', `limit=${sql}`, 'unknown=1'),
    ...queries(`search=${header}`, `search=${nul}`, `userId=${header}`, `userId=${nul}`)
  ],
  'GET /api/v1/movable-ink/profiles': () => queries(`search=${header}`, `search=${nul}`, 'unknown=1'),
  'GET /api/v1/movable-ink/profile': () =>
    queries('', 'userId=', `userId=${header}`, `userId=${nul}`, 'userId=u&unknown=1'),
  'POST /api/v1/movable-ink/faults': (route) => [
    ...withValues(route, { kind: [7, SQL, 'none'], status: [199, 600, '429', 1.5], times: [0, 1.5, '3'] }),
    ...withValues(route, { share: [0.5, 0, 2, 'half'], message: [7, HEADER], retryAfter: [-1, HEADER, {}] }),
    ...[
      { kind: 'delay' },
      { kind: 'delay', ms: 600_001 },
      { kind: 'reset', at: POISON },
      { kind: 'redirect', status: 302, location: HEADER },
      { kind: 'redirect', status: 200, location: 'https://elsewhere.example/' }
    ].map((body) => ({ body })),
    { body: GOOD_BODIES[route], error: '404 NOT_FOUND' }
  ],
  'POST /authenticate': () => [[], '"text"', 7].map((body) => ({ body })),
  'POST /sendEntireEvent': () => [
    ...[[], '"text"', 7].map((body) => ({ body })),
    ...DIRECTIVES.flatMap((data) =>
      [{ payload: event }, { payload: [event] }].map((body) => ({ ...body, settings, mapping: { data } }))
    ).map((body) => ({ body, error: TOLD })),
    ...[{ payload: 7 }, { payload: [7] }, { mapping: [] }, { mapping: POISON }].map((body) => ({ body })),
    ...[{ settings: [] }, { settings: POISON }, { features: { a: POISON } }].map((body) => ({ body }))
  ]
}

/** What each route refuses, beside what all of them do. */
export const BAD_REQUESTS: Readonly<Record<string, Sent[]>> = Object.fromEntries(
  Object.entries(table).map(([route, sent]) => [
    route,
    [
      ...sent(route),
      // What is no object is nowhere a body, nor is one with more than is known.
      ...(GOOD_BODIES[route] === undefined
        ? []
        : [[], '"text"', 7, { ...GOOD_BODIES[route], unknown: POISON }].map((body) => ({ body })))
    ]
  ])
)
