import { loadMappings, presetMappings } from './mappings'
import { usageError } from './testing/errors'
import { workplaceForTests } from './testing/workplace'

const work = workplaceForTests()
const good = { name: 'Orders', subscribe: 'type = "track"', mapping: { data: { '@path': '$.' } } }

const load = async (mappings: unknown) => loadMappings(await work.write('mappings.json', JSON.stringify(mappings)))
const refusal = (reason: string) => usageError(`Mappings file ${work.path('mappings.json')} ${reason}`)

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

describe('a file of mappings', () => {
  it('gives its mappings, with what is left out filled', async () => {
    expect(await load([good])).toEqual([{ ...good, partnerAction: 'sendEntireEvent', enabled: true }])
  })

  it('gives the enabled ones only', async () => {
    const loaded = await load([
      { ...good, enabled: false },
      { ...good, name: 'Second', enabled: true }
    ])
    expect(loaded.map(({ name }) => name)).toEqual(['Second'])
  })

  it('takes 50 mappings, and no more', async () => {
    expect(await load(Array(50).fill(good))).toHaveLength(50)
    await expect(load(Array(51).fill(good))).rejects.toThrow(
      refusal('cannot be used: Too big: expected array to have <=50 items.')
    )
  })

  it.each([
    [
      'cannot be used at 0.subscribe: Invalid input: expected string, received undefined.',
      [{ ...good, subscribe: undefined }]
    ],
    ['cannot be used at 1.name: Too small: expected string to have >=1 characters.', [good, { ...good, name: '' }]],
    [
      'cannot be used at 0.partnerAction: Invalid input: expected "sendEntireEvent".',
      [{ ...good, partnerAction: 'sendHalf' }]
    ],
    ['cannot be used at 0: Unrecognized key: "trigger".', [{ ...good, trigger: 'type = "track"' }]],
    [
      'cannot be used at 0.mapping.dta: the action has no such field; it has headers, data, enable_batching, batch_size, batch_bytes, batch_keys.',
      [{ ...good, mapping: { dta: {} } }]
    ],
    [
      'cannot be used at 0.mapping.enable_batching: it must be true or false.',
      [{ ...good, mapping: { enable_batching: 'true' } }]
    ],
    ...[0, 1001, 2.5, '10', null, { '@path': '$.size' }].map((batch_size): [string, unknown] => [
      'cannot be used at 0.mapping.batch_size: it must be a whole number from 1 to 1,000.',
      [{ ...good, mapping: { batch_size } }]
    ]),
    ...[0, 1_000_001].map((batch_bytes): [string, unknown] => [
      'cannot be used at 0.mapping.batch_bytes: it must be a whole number from 1 to 1,000,000.',
      [{ ...good, mapping: { batch_bytes } }]
    ]),
    ...['headers', ['headers', 'userId'], [1]].map((batch_keys): [string, unknown] => [
      "cannot be used at 0.mapping.batch_keys: it must be a list of names of the action's fields.",
      [{ ...good, mapping: { batch_keys } }]
    ]),
    ['cannot be used at 0.enabled: Invalid input: expected boolean, received string.', [{ ...good, enabled: 'yes' }]],
    ['cannot be used: Invalid input: expected array, received object.', good],
    ['cannot be used: Too small: expected array to have >=1 items.', []],
    ['has no enabled mapping, so nothing would be sent.', [{ ...good, enabled: false }]]
  ])('is refused with the place of what is wrong: %s', async (place, mappings) => {
    await expect(load(mappings)).rejects.toThrow(refusal(place))
  })

  it.each([
    ['foo', 'it is not a trigger in FQL, such as type = "track"'],
    ["type = 'track'", `it would be read as type = "'track'"`],
    [
      'type = "track" and event = "A" or event = "B"',
      'it would be read as type = "track" or event = "A" or event = "B"'
    ],
    ['!(type = "track")', 'it would be read as type = "track"'],
    ['type = ', 'it would be read as type = "eos"'],
    ['match(event, "Order")', 'it would be read as match(event, "*rder")']
  ])('is refused for the trigger %s, which would not do what it says', async (subscribe, reason) => {
    await expect(load([good, { ...good, subscribe }])).rejects.toThrow(
      refusal(`cannot be used at 1.subscribe: ${reason}.`)
    )
  })

  it.each([
    'type="track" and event="Order Completed"',
    'type = "track" and (event = "A" or event = "B")',
    'properties.revenue >= 50.5',
    'traits.plan != null',
    'match(event, "Order*")',
    '!contains(event, "x")',
    'context.personas.computation_class = "audience"'
  ])('may have the trigger %s', async (subscribe) => {
    expect((await load([{ ...good, subscribe }])).map((mapping) => mapping.subscribe)).toEqual([subscribe])
  })

  it('is refused when it is not there, not a file or not JSON', async () => {
    await expect(loadMappings(work.path('none.json'))).rejects.toThrow(
      usageError(`Mappings file ${work.path('none.json')} cannot be read (ENOENT).`)
    )
    await expect(loadMappings(work.path())).rejects.toThrow(
      usageError(`Mappings file ${work.path()} cannot be read (EISDIR).`)
    )
    await expect(loadMappings(await work.write('mappings.json', '[{"name":"secret"'))).rejects.toThrow(
      refusal('is not valid JSON.')
    )
  })
})
