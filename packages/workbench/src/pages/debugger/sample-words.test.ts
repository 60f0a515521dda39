import { bySimplicity, sampleWords } from './sample-words'

describe('samples', () => {
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
