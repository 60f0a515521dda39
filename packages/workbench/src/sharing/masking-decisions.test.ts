import type { Decisions } from './found-places'
import type { JsonObject } from './json'
import { maskPayloads } from './masking'

const mask = (event: JsonObject, decisions: Decisions = new Map()) => {
  const { payloads, findings } = maskPayloads([{ key: 'one', event }], decisions)
  return { event: payloads[0]?.event, findings }
}

const identify = (traits: JsonObject) => ({ type: 'identify', userId: 'u-1', traits })

const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string // an asymmetric matcher stands for it

describe('decisions', () => {
  it('unmask one', () => {
    const event = identify({ email: 'ada@acme.com', phone: '+44 7700 900123' })
    expect(mask(event, new Map([['.traits.email', 'keep']])).event?.traits).toEqual({
      email: 'ada@acme.com',
      phone: '+00 0000 000001'
    })
  })

  it('mask any other field, numbers and booleans too', () => {
    const event = identify({ plan: 'tea-club', points: 320, vip: true, first: [true] })
    const ids = ['.traits.plan', '.traits.points', '.traits.vip', '.traits.first[]', '.userId']
    const masked = mask(event, new Map(ids.map((id) => [id, 'mask'])))
    expect(masked.event).toEqual({
      type: 'identify',
      userId: matching(/^(?!u)[a-z]-\d$/),
      traits: {
        plan: matching(/^[a-z]{3}-[a-z]{4}$/),
        points: expect.any(Number) as number,
        vip: false,
        first: [false]
      }
    })
    expect(masked.event?.traits).not.toMatchObject({ points: 320 })
    expect(masked.findings.filter(({ why }) => why === 'chosen').map(({ id }) => id)).toEqual(ids.slice(0, 4))
  })

  it('hold against a value that is masked elsewhere', () => {
    const event = { ...identify({ firstName: 'Ada' }), context: { greeting: 'Hello Ada' } }
    expect(mask(event, new Map([['.context.greeting', 'keep']])).event?.context).toEqual({ greeting: 'Hello Ada' })
  })
})

describe('a finding', () => {
  it('says where, what, why, and what is shared instead', () => {
    expect(mask(identify({ email: 'ada@acme.com' })).findings.at(-1)).toEqual({
      id: '.traits.email',
      path: '.traits.email',
      sharedPath: '.traits.email',
      part: 'value',
      kinds: ['email'],
      why: 'look',
      isWhole: true,
      isMasked: true,
      payloads: ['one'],
      samples: [{ before: 'ada@acme.com', after: 'person-1@example.com' }]
    })
  })

  it('is one for all items of a list and all payloads, with three different values at most', () => {
    const user = (n: number) => ({ email: `user${n}@acme.com` })
    const event = { type: 'track', event: 'A', properties: { users: [1, 2, 3, 4, 1].map(user) } }
    const { findings } = maskPayloads(
      [
        { key: 'a', event },
        { key: 'b', event }
      ],
      new Map()
    )
    expect(findings).toMatchObject([{ id: '.properties.users[].email', payloads: ['a', 'b'] }])
    expect(findings[0]?.samples).toHaveLength(3)
  })
})
