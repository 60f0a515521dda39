import { bodyOf, bytesInWords } from './wire-words'

describe('bytesInWords', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1204, '1,204 bytes']
  ])('says %d as %s', (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words)
  })
})

describe('bodyOf', () => {
  it('is JSON where the body is some, and else its text', () => {
    expect(['{"a":1}', '{"a":', 'plain'].map(bodyOf)).toEqual([{ a: 1 }, '{"a":', 'plain'])
  })
})
