import fc from 'fast-check'
import { read, readAddress, readJson, written } from './writings'
import type { Writing } from './writings'

describe('an address', () => {
  it.each([
    ['a%40b', 'a@b'],
    ['J%C3%B6rg%20%F0%9F%8D%B5!', 'Jörg 🍵!'],
    ['%2540', '%40'],
    ['100% of %zz %C3 %40', '100% of %zz %C3 @']
  ])('%s is read as %s', (text, inner) => {
    expect(readAddress(text)?.text).toBe(inner)
  })

  it('without percent signs is none', () => {
    expect(readAddress('a@b')).toBeUndefined()
  })

  it('says where each of its signs begins', () => {
    expect(readAddress('a%40%C3%B6b')?.at).toEqual([0, 1, 4, 10, 11])
  })

  it('is read as it is written, however often', () => {
    const writings = fc.array(fc.constantFrom<Writing>('address', 'json'), { maxLength: 4 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), writings, (text, ways) => {
        expect(read(written(text, ways), ways, false)).toBe(text)
      })
    )
  })
})

describe('JSON within a text', () => {
  it('is read with the path, the place and what is beside of each text and number', () => {
    const text = ' {"a": ["x\\u00f6", 5, true, {"b\\"": -1.5e3}], "c": "d"}'
    const leaves = readJson(text) ?? []
    expect(leaves.map(({ steps, value, besides }) => [steps, value, besides])).toEqual([
      [['a', 0], 'xö', []],
      [['a', 1], 5, []],
      [['a', 3, 'b"'], -1500, ['b"']],
      [['c'], 'd', ['a', 'c']]
    ])
    expect(leaves.map(({ inner: { at } }) => text.slice(at[0], at.at(-1)))).toEqual(['x\\u00f6', '5', '-1.5e3', 'd'])
  })

  it.each(['', 'text', '"text"', '5', '{a}', '[1,'])('%s is none', (text) => {
    expect(readJson(text)).toBeUndefined()
  })

  it('has all the texts and numbers that it has', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        const found: unknown[] = []
        JSON.parse(JSON.stringify(value), (key: string, inner: unknown) => {
          if (typeof inner === 'string' || typeof inner === 'number') found.push(inner)
          return key === '__proto__' ? undefined : inner
        })
        expect((readJson(JSON.stringify(value)) ?? []).map((leaf) => leaf.value).sort()).toEqual(found.sort())
      })
    )
  })
})
