import { duration, size } from './measures'

describe('a duration in words', () => {
  it.each([
    [0, '0 ms'],
    [83.4, '83 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1234, '1.2 s'],
    [12_345, '12 s'],
    [59_600, '1 min'],
    [90_000, '1.5 min'],
    [3_580_000, '1 h'],
    [4 * 3_600_000, '4 h'],
    [72 * 3_600_000, '3 d']
  ])('of %d milliseconds is %s', (ms, words) => {
    expect(duration(ms)).toBe(words)
  })
})

describe('a size in words', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1234, '1.2 kB'],
    [32_768, '33 kB'],
    [999_600, '1 MB'],
    [1_400_000, '1.4 MB']
  ])('of %i bytes is %s', (bytes, words) => {
    expect(size(bytes)).toBe(words)
  })
})
