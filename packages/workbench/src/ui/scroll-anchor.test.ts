import { rowsToScroll } from './scroll-anchor'

describe('how far a list is scrolled on when its rows change', () => {
  const before = ['c', 'd', 'e']

  it('is as many rows as came before the one at the top', () => {
    expect(rowsToScroll(before, ['a', 'b', 'c', 'd', 'e'], 1)).toBe(2)
  })

  it('is back as many as left before it', () => {
    expect(rowsToScroll(before, ['e'], 2)).toBe(-2)
  })

  it('goes by the next row where the one at the top left', () => {
    expect(rowsToScroll(before, ['a', 'c', 'e'], 1)).toBe(0)
  })

  it('is not at all where rows came after it, or none is left', () => {
    expect(rowsToScroll(before, ['c', 'd', 'e', 'f'], 1)).toBe(0)
    expect(rowsToScroll(before, ['x', 'y'], 1)).toBe(0)
  })
})
