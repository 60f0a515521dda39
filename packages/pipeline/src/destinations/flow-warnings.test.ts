import { flowWarnings } from './flow-warnings'
import type { FlowFacts } from './flow-warnings'

const AT = new Date('2026-11-24T10:00:00.000Z')

const FLOWING: FlowFacts = {
  destination: { enabled: true },
  missing: [],
  flow: { mappingCount: 2, enabledMappingCount: 1, newestEventAt: AT, newestDeliveredAt: null },
  pause: { kind: 'none' }
}

const withFlow = (flow: Partial<FlowFacts['flow']>): Partial<FlowFacts> => ({ flow: { ...FLOWING.flow, ...flow } })

describe('the warnings of a destination', () => {
  it.each<[what: string, facts: Partial<FlowFacts>]>([
    ['there are events, an enabled mapping, and all settings', {}],
    ['it is not known whether it is paused', { pause: { kind: 'unknown' } }]
  ])('are none when it is enabled and %s', (_what, facts) => {
    expect(flowWarnings({ ...FLOWING, ...facts })).toEqual([])
  })

  it.each<[facts: Partial<FlowFacts>, code: string, message: string]>([
    [
      withFlow({ newestEventAt: null }),
      'NO_EVENTS',
      'There is no event of its source. Send one with the write key of the source.'
    ],
    [
      { missing: ['Username', 'Access Secret'] },
      'MISSING_SETTINGS',
      'The destination cannot be enabled without these settings: Username, Access Secret. Set them.'
    ],
    [
      { destination: { enabled: false } },
      'DISABLED',
      'The destination is disabled, so that it gets no events. Enable it.'
    ],
    [
      withFlow({ mappingCount: 0, enabledMappingCount: 0 }),
      'NO_ENABLED_MAPPING',
      'The destination has no mapping. Make one, and enable it.'
    ],
    [
      withFlow({ mappingCount: 1, enabledMappingCount: 0 }),
      'NO_ENABLED_MAPPING',
      'The mapping of the destination is disabled. Enable it.'
    ],
    [
      withFlow({ enabledMappingCount: 0 }),
      'NO_ENABLED_MAPPING',
      'None of the 2 mappings of the destination is enabled. Enable one.'
    ],
    [
      { pause: { kind: 'paused', until: AT } },
      'PAUSED',
      'The destination could not be reached lately, or asked to wait. What is queued waits, and is sent as soon as it takes something again.'
    ]
  ])('say what keeps events from it, and what to change: %j', (facts, code, message) => {
    expect(flowWarnings({ ...FLOWING, ...facts })).toEqual([{ code, message }])
  })

  it('are all there are, in the order in which an event meets them', () => {
    const warnings = flowWarnings({
      destination: { enabled: false },
      missing: ['Username'],
      flow: { mappingCount: 0, enabledMappingCount: 0, newestEventAt: null, newestDeliveredAt: null },
      pause: { kind: 'none' }
    })
    expect(warnings.map(({ code }) => code)).toEqual([
      'NO_EVENTS',
      'MISSING_SETTINGS',
      'DISABLED',
      'NO_ENABLED_MAPPING'
    ])
  })
})
