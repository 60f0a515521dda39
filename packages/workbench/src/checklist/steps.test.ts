import type { CredentialCheck } from '../api/destinations'
import type { FlowFacts, Step, Totals, TriedTrigger } from './flow-facts'
import { STEP_KEYS } from './flow-facts'
import { inShort, stepsOf, worstOf } from './steps'

const NOW = Date.parse('2026-11-24T10:00:00.000Z')
const ago = (ms: number) => new Date(NOW - ms).toISOString()

type Reasons = Totals['overall']['reasons']

const totals = (
  counts: Totals['overall']['counts'],
  reasons: readonly [string, number, Reasons[number]['state']][] = [],
  unmatchedEvents = 0
): Totals => ({
  from: ago(3_600_000),
  to: ago(0),
  step: 'minute',
  overall: {
    counts,
    reasons: reasons.map(([reason, count, state]) => ({
      reason,
      count,
      state,
      explanation: { summary: `About ${reason}.`, fixedBy: 'you' }
    })),
    latency: null
  },
  buckets: [
    {
      at: ago(600_000),
      counts,
      reasons: reasons.map(([reason, count, state]) => ({ reason, count, state })),
      latency: null
    }
  ],
  byMapping: [],
  unmatchedEvents
})

const trigger = (count: number, of = 12, name = 'Everything'): TriedTrigger => ({
  mappingId: `id of ${name}`,
  name,
  matched: { count, of }
})

/** All is well. */
const well: FlowFacts = {
  destination: {
    id: 'd',
    sourceId: 's',
    slug: 'actions-movable-ink',
    name: 'Movable Ink',
    enabled: true,
    concurrency: 16,
    settings: { username: { isSet: true, shown: 'id' }, password: { isSet: true } },
    mappings: { count: 1, enabled: 1 },
    newestEventAt: ago(120_000),
    newestDeliveredAt: ago(120_000),
    pause: 'none',
    pausedUntil: null,
    warnings: [],
    createdAt: ago(86_400_000),
    updatedAt: ago(86_400_000)
  },
  settings: [
    { key: 'username', label: 'Username', description: '', type: 'string', required: true },
    { key: 'password', label: 'Access Secret', description: '', type: 'password', required: true }
  ],
  now: NOW,
  triggers: [trigger(8)],
  lastHour: totals({ delivered: 8 })
}

type Change = Omit<Partial<FlowFacts>, 'destination'> & { destination?: Partial<FlowFacts['destination']> }

const stepsWhen = ({ destination, ...change }: Change): Step[] =>
  stepsOf({ ...well, ...change, destination: { ...well.destination, ...destination } })

function step(key: Step['key'], change: Change): Step {
  const found = stepsWhen(change).find((one) => one.key === key)
  if (found === undefined) throw new Error(`There is no step ${key}`)
  return found
}

const refused: CredentialCheck = { ok: false, code: 'INVALID_AUTHENTICATION', message: 'Refused (401).' }
const NONE_SET = { username: { isSet: false }, password: { isSet: false } }

describe('the steps of an event', () => {
  it('are in the order in which it meets them', () => {
    expect(stepsWhen({}).map(({ key }) => key)).toEqual(STEP_KEYS)
  })

  it('are all in order when events flow', () => {
    expect(stepsWhen({}).map(({ state }) => state)).toEqual(STEP_KEYS.map(() => 'ok'))
  })

  it('each lead to a page', () => {
    const worst = stepsWhen({ destination: { settings: NONE_SET, enabled: false, mappings: { count: 0, enabled: 0 } } })
    expect([...worst, ...stepsWhen({})].map(({ link }) => link?.to.split('/')[1])).not.toContain(undefined)
  })

  it.each<[Step['key'], Step['state'], string, Change]>([
    ['events', 'ok', 'The newest event came 2 minutes ago.', {}],
    ['events', 'problem', 'No event has arrived at the source yet.', { destination: { newestEventAt: null } }],
    ['enabled', 'problem', 'is disabled, so that it gets no events. Enable it.', { destination: { enabled: false } }],
    [
      'enabled',
      'problem',
      'Complete its settings, then enable it.',
      { destination: { enabled: false, settings: NONE_SET } }
    ],
    ['settings', 'ok', 'Username and Access Secret are set.', {}],
    ['settings', 'problem', 'Username and Access Secret are not set.', { destination: { settings: NONE_SET } }],
    ['settings', 'problem', 'Access Secret is not set.', { destination: { settings: { username: { isSet: true } } } }],
    ['mappings', 'ok', '1 mapping is enabled.', {}],
    ['mappings', 'ok', '2 of 3 mappings are enabled.', { destination: { mappings: { count: 3, enabled: 2 } } }],
    ['mappings', 'problem', 'There is no mapping.', { destination: { mappings: { count: 0, enabled: 0 } } }],
    [
      'mappings',
      'problem',
      'The only mapping is disabled. Enable it.',
      { destination: { mappings: { count: 1, enabled: 0 } } }
    ],
    [
      'mappings',
      'problem',
      'None of the 2 mappings is enabled.',
      { destination: { mappings: { count: 2, enabled: 0 } } }
    ],
    ['pause', 'ok', 'not paused', {}],
    ['pause', 'unknown', 'delivers nothing itself', { destination: { pause: 'unknown' } }],
    ['pause', 'problem', 'tried again in 30 seconds', { destination: { pause: 'paused', pausedUntil: ago(-30_000) } }],
    ['pause', 'problem', 'tried again now', { destination: { pause: 'paused', pausedUntil: ago(1000) } }]
  ])('say of %s that it is %s: "%s"', (key, state, sentence, change) => {
    expect(step(key, change)).toMatchObject({ key, state })
    expect(step(key, change).sentence).toContain(sentence)
  })
})

describe('the step of the credentials', () => {
  const unauthorized = totals({ delivered: 3, discarded: 2 }, [['401', 2, 'discarded']])

  it.each<[string, Step['state'], string, Change]>([
    ['settings are missing', 'unknown', 'nothing to check', { destination: { settings: NONE_SET } }],
    ['deliveries are still loaded', 'unknown', 'Being looked at.', { lastHour: undefined }],
    ['nothing was delivered lately', 'unknown', 'No delivery of the last hour', { lastHour: totals({}) }],
    ['deliveries were taken', 'ok', 'were taken', {}],
    ['a check was refused', 'problem', 'Refused (401).', { check: refused }],
    ['a check passed', 'ok', 'did not refuse', { check: { ok: true } }],
    ['a check passed after a refusal', 'ok', 'did not refuse', { check: { ok: true }, lastHour: unauthorized }],
    [
      'the newest deliveries were refused',
      'problem',
      '2 deliveries of the last hour were refused because of the settings.',
      { lastHour: unauthorized, destination: { newestDeliveredAt: ago(700_000) } }
    ],
    ['a delivery was taken since', 'ok', 'were taken', { lastHour: unauthorized }],
    [
      'nothing was ever delivered',
      'problem',
      '1 delivery of the last hour was refused',
      { lastHour: totals({ discarded: 1 }, [['404', 1, 'discarded']]), destination: { newestDeliveredAt: null } }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('credentials', change)).toMatchObject({ state })
    expect(step('credentials', change).sentence).toContain(sentence)
  })

  it('explains what Movable Ink said', () => {
    const change = { lastHour: unauthorized, destination: { newestDeliveredAt: null } }
    expect(step('credentials', change).details).toEqual(['401: About 401.'])
  })

  it('does not blame the settings for an event that was rejected', () => {
    const lastHour = totals({ discarded: 1 }, [['422', 1, 'discarded']])
    expect(step('credentials', { lastHour, destination: { newestDeliveredAt: null } }).state).toBe('unknown')
  })
})

describe('the step of the triggers', () => {
  it.each<[string, Step['state'], string, Change]>([
    [
      'none is enabled',
      'unknown',
      'until a mapping is enabled',
      { destination: { mappings: { count: 1, enabled: 0 } } }
    ],
    ['they are still tried', 'unknown', 'Being looked at.', { triggers: undefined }],
    ['there is no event', 'unknown', 'no event to try it on', { triggers: [trigger(0, 0)] }],
    ['one matches some', 'ok', 'The trigger of “Everything” matches 8 of the last 12 events.', {}],
    ['one matches none', 'problem', 'matches none of the last 12 events.', { triggers: [trigger(0)] }],
    ['all of several match', 'ok', 'Each of the 2 enabled mappings matches', { triggers: [trigger(8), trigger(1)] }],
    [
      'all but one match',
      'ok',
      'All enabled mappings but “Idle” match',
      { triggers: [trigger(8), trigger(8), trigger(0, 12, 'Idle')] }
    ],
    ['some match', 'ok', '1 of 3 enabled mappings match', { triggers: [trigger(8), trigger(0), trigger(0)] }],
    ['none of several match', 'problem', 'None of the 2 enabled mappings', { triggers: [trigger(0), trigger(0)] }],
    [
      'one cannot be read',
      'problem',
      'The trigger of “Broken” cannot be read.',
      { triggers: [trigger(8), { mappingId: 'b', name: 'Broken', mistake: 'It ends too soon.' }] }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('trigger', change)).toMatchObject({ state })
    expect(step('trigger', change).sentence).toContain(sentence)
  })

  it('leads to the mapping whose trigger cannot be read', () => {
    const triggers = [trigger(8), { mappingId: 'b', name: 'Broken', mistake: 'It ends too soon.' }]
    expect(step('trigger', { triggers })).toMatchObject({
      details: ['It ends too soon.'],
      link: { to: '/destinations/d/mappings/b' }
    })
  })
})

describe('the step of the deliveries', () => {
  it.each<[string, Step['state'], string, Totals | undefined]>([
    ['are still loaded', 'unknown', 'Being looked at.', undefined],
    ['are none', 'unknown', 'nothing to deliver', totals({})],
    ['are none as nothing matched', 'problem', '5 events matched no mapping', totals({}, [], 5)],
    ['all arrived', 'ok', 'In the last hour: 8 delivered.', totals({ delivered: 8 })],
    ['are all queued', 'unknown', '2 queued', totals({ queued: 2 })],
    ['are retried', 'problem', '1 delivered and 2 being retried', totals({ delivered: 1, retrying: 2 })],
    ['were discarded', 'problem', '1 delivered and 5 not delivered', totals({ delivered: 1, discarded: 2, dead: 3 })]
  ])('says, when they %s, that it is %s', (_, state, sentence, lastHour) => {
    const change = { lastHour, destination: { newestDeliveredAt: ago(700_000) } }
    expect(step('deliveries', change)).toMatchObject({ state })
    expect(step('deliveries', change).sentence).toContain(sentence)
  })

  it('says that events flow once a delivery followed the one that failed, and still names it', () => {
    const lastHour = totals({ delivered: 3000, discarded: 1 }, [['422', 1, 'discarded']])
    expect(step('deliveries', { lastHour })).toMatchObject({
      state: 'ok',
      sentence: 'In the last hour: 3,000 delivered and 1 not delivered.',
      details: ['1 × 422: About 422.']
    })
    expect(inShort(stepsWhen({ lastHour }))).toEqual({ state: 'ok', sentence: 'Events flow.' })
  })

  it('names the three most frequent reasons with their explanations', () => {
    const lastHour = totals({ dead: 10 }, [
      ['503', 1234, 'dead'],
      ['422', 3, 'discarded'],
      ['404', 2, 'discarded'],
      ['413', 1, 'discarded']
    ])
    expect(step('deliveries', { lastHour }).details).toEqual([
      '1,234 × 503: About 503.',
      '3 × 422: About 422.',
      '2 × 404: About 404.'
    ])
  })
})

describe('the step of the event mapping', () => {
  const rejected = totals({ delivered: 1, discarded: 2 }, [['422', 2, 'discarded']])
  const newest = { newestDeliveredAt: ago(700_000) }

  it.each<[string, Step['state'], string, Change]>([
    ['it took events', 'ok', 'were taken', {}],
    ['Movable Ink was sent nothing', 'unknown', 'Only Movable Ink can see that', { lastHour: totals({}) }],
    [
      'Movable Ink rejected events',
      'problem',
      '2 events of the last hour were rejected, perhaps because Movable Ink has',
      { lastHour: rejected, destination: newest }
    ],
    ['Movable Ink took one since', 'ok', 'were taken', { lastHour: rejected }],
    [
      'the collector rejected events',
      'problem',
      'the collector on this machine has',
      { lastHour: rejected, destination: newest, collector: { activeEventMappings: 1 } }
    ],
    [
      'the collector has one active',
      'ok',
      '1 event mapping is active',
      { lastHour: totals({}), collector: { activeEventMappings: 1 } }
    ],
    [
      'the collector has none active',
      'problem',
      'No event mapping is active',
      { collector: { activeEventMappings: 0 } }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('event-mapping', change)).toMatchObject({ state })
    expect(step('event-mapping', change).sentence).toContain(sentence)
  })

  it('leads to the event mappings where they are ours to edit, else to the payloads that Movable Ink needs', () => {
    expect(step('event-mapping', { collector: { activeEventMappings: 1 } }).link?.to).toMatch(/^\/movable-ink/)
    expect(step('event-mapping', {}).link?.to).toBe('/sources/s/share')
  })
})

describe('the steps in short', () => {
  it('name the first problem that an event meets', () => {
    const steps = stepsWhen({ destination: { enabled: false, mappings: { count: 0, enabled: 0 } } })
    expect(worstOf(steps)?.key).toBe('enabled')
    expect(inShort(steps)).toEqual({ state: 'problem', sentence: worstOf(steps)?.sentence })
  })

  it('say that events flow only when some were delivered', () => {
    expect(inShort(stepsWhen({}))).toEqual({ state: 'ok', sentence: 'Events flow.' })
    expect(inShort(stepsWhen({ lastHour: totals({}) })).state).toBe('unknown')
  })
})
