import { offeredMappings } from './offered-mappings'

const mapping = (name: string, destinationId: string, enabled: boolean) => ({ name, destinationId, enabled })

describe('offeredMappings', () => {
  it('offers the enabled mappings before the disabled ones, of the destinations, too', () => {
    const offered = offeredMappings(
      [{ id: 'tea' }, { id: 'coffee' }, { id: 'empty' }],
      [mapping('a', 'tea', false), mapping('b', 'coffee', false), mapping('c', 'coffee', true)]
    )
    expect(offered.map(({ destination, mappings }) => [destination.id, mappings.map(({ name }) => name)])).toEqual([
      ['coffee', ['c', 'b']],
      ['tea', ['a']]
    ])
  })

  it('offers the mappings of a source none of whose mappings is enabled', () => {
    const [offered] = offeredMappings([{ id: 'tea' }], [mapping('a', 'tea', false)])
    expect(offered?.mappings).toEqual([mapping('a', 'tea', false)])
  })
})
