import { MAX_MAPPINGS, mappingsSchema, presetMappings } from './mapping'

const good = { name: 'Orders', subscribe: 'type = "track"', mapping: { data: { '@path': '$.' } } }

describe('the preset', () => {
  it("is the destination's own", () => {
    expect(presetMappings()).toEqual([
      {
        name: 'Send Entire Event',
        subscribe: 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"',
        partnerAction: 'sendEntireEvent',
        mapping: {
          data: { '@path': '$.' },
          enable_batching: false,
          batch_size: 1000,
          batch_bytes: 1_000_000,
          batch_keys: ['headers']
        },
        enabled: true
      }
    ])
  })
})

describe('mappings', () => {
  it('have what is left out filled', () => {
    expect(mappingsSchema.parse([good])).toEqual([{ ...good, partnerAction: 'sendEntireEvent', enabled: true }])
  })

  it('are 50 at most', () => {
    expect(MAX_MAPPINGS).toBe(50)
    expect(mappingsSchema.parse(Array(50).fill(good))).toHaveLength(50)
  })

  it.each<[string, string, unknown]>([
    ['0.subscribe', 'Invalid input: expected string, received undefined', [{ ...good, subscribe: undefined }]],
    ['1.name', 'Too small: expected string to have >=1 characters', [good, { ...good, name: '' }]],
    ['0.partnerAction', 'Invalid input: expected "sendEntireEvent"', [{ ...good, partnerAction: 'sendHalf' }]],
    ['0', 'Unrecognized key: "trigger"', [{ ...good, trigger: 'type = "track"' }]],
    ['1.subscribe', 'it is not a trigger in FQL, such as type = "track"', [good, { ...good, subscribe: 'foo' }]],
    [
      '0.mapping.dta',
      'the action has no such field; it has headers, data, enable_batching, batch_size, batch_bytes, batch_keys',
      [{ ...good, mapping: { dta: {} } }]
    ],
    ['0.mapping.enable_batching', 'it must be true or false', [{ ...good, mapping: { enable_batching: 'true' } }]],
    ...[0, 1001, 2.5, '10', null, { '@path': '$.size' }].map((batch_size): [string, string, unknown] => [
      '0.mapping.batch_size',
      'it must be a whole number from 1 to 1,000',
      [{ ...good, mapping: { batch_size } }]
    ]),
    ...[0, 1_000_001].map((batch_bytes): [string, string, unknown] => [
      '0.mapping.batch_bytes',
      'it must be a whole number from 1 to 1,000,000',
      [{ ...good, mapping: { batch_bytes } }]
    ]),
    ...['headers', ['headers', 'userId'], [1]].map((batch_keys): [string, string, unknown] => [
      '0.mapping.batch_keys',
      "it must be a list of names of the action's fields",
      [{ ...good, mapping: { batch_keys } }]
    ]),
    ['0.enabled', 'Invalid input: expected boolean, received string', [{ ...good, enabled: 'yes' }]],
    ['', 'Invalid input: expected array, received object', good],
    ['', 'Too small: expected array to have >=1 items', []],
    ['', 'Too big: expected array to have <=50 items', Array(51).fill(good)]
  ])('are refused with the place of what is wrong: at "%s" %s', (place, message, mappings) => {
    const [issue] = mappingsSchema.safeParse(mappings).error?.issues ?? []
    expect({ place: issue?.path.join('.'), message: issue?.message }).toEqual({ place, message })
  })
})
