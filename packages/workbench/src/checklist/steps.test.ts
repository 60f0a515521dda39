import type { Step } from './flow-facts'
import { STEP_KEYS } from './flow-facts'
import { inShort, worstOf } from './steps'
import { ago, failure, NONE_SET, refused, step, stepsWhen, totals, trigger } from './testing/flow'
import type { Change } from './testing/flow'

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
    [
      'pause',
      'problem',
      'The next try is in 30 seconds.',
      { destination: { pause: 'paused', pausedUntil: ago(-30_000) } }
    ],
    ['pause', 'problem', 'The next try is now.', { destination: { pause: 'paused', pausedUntil: ago(1000) } }]
  ])('say of %s that it is %s: "%s"', (key, state, sentence, change) => {
    expect(step(key, change)).toMatchObject({ key, state })
    expect(step(key, change).sentence).toContain(sentence)
  })
})

describe('the steps in short', () => {
  it('name the first problem that an event meets', () => {
    const steps = stepsWhen({ destination: { enabled: false, mappings: { count: 0, enabled: 0 } } })
    expect(worstOf(steps)?.key).toBe('enabled')
    expect(inShort(steps)).toEqual({
      state: 'problem',
      sentence: worstOf(steps)?.sentence,
      link: { text: 'Settings', to: '/destinations/d/settings' }
    })
  })

  it.each<[string, Step['key'], Change]>([
    ['the only mapping is disabled', 'mappings', { destination: { mappings: { count: 1, enabled: 0 } } }],
    ['the trigger matches none', 'trigger', { triggers: [trigger(0)] }]
  ])('name that %s before what deliveries of earlier met', (_, key, change) => {
    expect(worstOf(stepsWhen({ ...change, failures: [failure('401')] }))?.key).toBe(key)
  })

  it('say what was changed since an event was refused', () => {
    const lastHour = totals({ discarded: 1 })
    expect(inShort(stepsWhen({ lastHour, failures: [failure('401', { isChangedSince: true })] }))).toMatchObject({
      state: 'unknown',
      sentence: expect.stringContaining('Send an event, or check the credentials') as string
    })
  })

  it('name the cause of a pause', () => {
    const failures = [failure('429', { newest: refused('429', { state: 'retrying' }) })]
    const steps = stepsWhen({ failures, destination: { pause: 'paused', pausedUntil: ago(-30_000) } })
    expect(inShort(steps).sentence).toMatch(/^Movable Ink answers 429: about 429\. Deliveries wait\./)
  })

  it('say that events flow only when some were delivered', () => {
    expect(inShort(stepsWhen({}))).toEqual({ state: 'ok', sentence: 'Events flow.' })
    expect(inShort(stepsWhen({ lastHour: totals({}) })).state).toBe('unknown')
  })
})
