import { whyNowhere } from './why-nowhere'

const on = { id: 'd', name: 'Newsletters', enabled: true }
const off = { ...on, enabled: false }
const enabled = { destinationId: 'd', enabled: true }
const disabled = { destinationId: 'd', enabled: false }

describe('of an event that went nowhere is said', () => {
  it.each([
    ['that there is no destination', [], [], /no destination yet/, '/catalog/actions-movable-ink?add=s'],
    ['that there is no mapping', [on], [], /no destination with a mapping/, '/destinations/d/mappings'],
    [
      'that no mapping is enabled',
      [on],
      [disabled],
      /no mapping of this source is enabled/,
      '/destinations/d/mappings'
    ],
    [
      'that the destination is disabled',
      [off],
      [disabled, enabled],
      /Newsletters is disabled/,
      '/destinations/d/settings'
    ],
    [
      'that nothing matched it, where nothing is missing',
      [on],
      [disabled, enabled],
      /no enabled mapping .* matched it/,
      undefined
    ]
  ])('%s, with the way on', (_, destinations, mappings, text, to) => {
    const why = whyNowhere({ sourceId: 's', destinations, mappings })
    expect(why.text).toMatch(text)
    expect(why.link?.to).toBe(to)
  })

  it('nothing of a destination that is disabled, where another takes events', () => {
    const other = { destinationId: 'other', enabled: true }
    const why = whyNowhere({ sourceId: 's', destinations: [off, { ...on, id: 'other' }], mappings: [enabled, other] })
    expect(why.link).toBeUndefined()
  })
})
