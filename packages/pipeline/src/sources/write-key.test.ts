import { newWriteKey } from './write-key'

describe('a write key', () => {
  const keys = Array.from({ length: 1000 }, newWriteKey)

  it("has 32 letters and digits, as Segment's own", () => {
    expect(keys.filter((key) => !/^[A-Za-z\d]{32}$/.test(key))).toEqual([])
  })

  it('is never the same again, and may have any letter or digit', () => {
    expect([new Set(keys).size, new Set(keys.join('')).size]).toEqual([1000, 62])
  })
})
