import { placeAfter } from './place-after'

describe('a key in the list', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', -1, 0],
    ['ArrowUp', 0, 0],
    ['ArrowUp', 3, 2],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['a', 5, undefined]
  ])('%s leads from %i to %s', (key, place, to) => {
    expect(placeAfter(key, { place, count: 10, pageSize: 5 })).toBe(to)
  })

  it('leads nowhere when nothing is there', () => {
    expect(placeAfter('End', { place: -1, count: 0, pageSize: 5 })).toBeUndefined()
  })
})
