import { moved } from './moved'

describe('moving a mapping', () => {
  it('changes places with the one above, or below', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  })

  it('leaves the first at the top and the last at the bottom, and knows only what is there', () => {
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'c', 1)).toEqual(['a', 'b'])
  })
})
