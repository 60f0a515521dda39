import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { loadMappings } from './mappings'
import { usageError } from './testing/errors'

const work = workplaceForTests()
const good = { name: 'Orders', subscribe: 'type = "track"', mapping: { data: { '@path': '$.' } } }

const load = async (mappings: unknown) => loadMappings(await work.write('mappings.json', JSON.stringify(mappings)))
const refusal = (reason: string) => usageError(`Mappings file ${work.path('mappings.json')} ${reason}`)

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

  it.each([
    ['cannot be used at 1.name: Too small: expected string to have >=1 characters.', [good, { ...good, name: '' }]],
    ['cannot be used at 0: Unrecognized key: "trigger".', [{ ...good, trigger: 'type = "track"' }]],
    [
      'cannot be used at 0.mapping.dta: the action has no such field; it has headers, data, enable_batching, batch_size, batch_bytes, batch_keys.',
      [{ ...good, mapping: { dta: {} } }]
    ],
    [
      `cannot be used at 1.subscribe: it would be read as type = "'track'".`,
      [good, { ...good, subscribe: "type = 'track'" }]
    ],
    ['cannot be used: Invalid input: expected array, received object.', good],
    ['cannot be used: Too small: expected array to have >=1 items.', []],
    ['has no enabled mapping, so nothing would be sent.', [{ ...good, enabled: false }]]
  ])('is refused with the place of what is wrong: %s', async (place, mappings) => {
    await expect(load(mappings)).rejects.toThrow(refusal(place))
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
