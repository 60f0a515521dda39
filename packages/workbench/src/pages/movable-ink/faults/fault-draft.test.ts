import { FIRST_DRAFT, faultOf } from './fault-draft'

describe('a fault that is put together', () => {
  it.each([
    [{}, { kind: 'status', status: 429, times: 3 }],
    [
      { kind: 'delay', how: 'share' },
      { kind: 'delay', ms: 500, share: 0.05 }
    ],
    [
      { how: 'every', percent: '' },
      { kind: 'status', status: 429, share: 1 }
    ],
    [
      { kind: 'reset-mid-body', times: 1 },
      { kind: 'reset', at: 'mid-body', times: 1 }
    ],
    [{ kind: 'redirect' }, { kind: 'redirect', status: 302, location: 'https://elsewhere.example/', times: 3 }]
  ] as const)('of %j is %j', (parts, fault) => {
    expect(faultOf({ ...FIRST_DRAFT, ...parts })).toEqual(fault)
  })

  it.each([{ status: '' }, { times: '' }, { how: 'share', percent: '' }, { kind: 'redirect', location: ' ' }] as const)(
    'is none yet with %j',
    (parts) => {
      expect(faultOf({ ...FIRST_DRAFT, ...parts })).toBeUndefined()
    }
  )
})
