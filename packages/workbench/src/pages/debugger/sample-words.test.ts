import { bySimplicity, sampleTitle, sampleWords } from './sample-words'

describe('samples', () => {
  it.each([
    [{ type: 'track', event: 'Order Completed' }, 'Order Completed'],
    [{ type: 'page', name: 'Home' }, 'Home'],
    [{ type: 'identify', traits: { big_spender: true, plan: 'gold' } }, 'big_spender: true'],
    [{ type: 'alias', userId: 'u' }, 'alias']
  ])('are called by what makes them differ: %j', (event, title) => {
    expect(sampleTitle(event)).toBe(title)
  })

  it('stand in order, the simplest file first and those that are not known last', () => {
    const names = ['zebra', 'alias', 'engage', 'five-types', 'ant', 'ecommerce']
    expect(names.map((name) => ({ name })).sort(bySimplicity)).toEqual(
      ['five-types', 'ecommerce', 'engage', 'alias', 'ant', 'zebra'].map((name) => ({ name }))
    )
  })

  it('of a file that is not known go by its name', () => {
    expect(sampleWords('my-events')).toEqual({ title: 'my-events', description: '' })
  })
})
