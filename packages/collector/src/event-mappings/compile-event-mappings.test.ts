import fc from 'fast-check'
import type { Json, JsonObject } from '../json'
import { compileEventMappings } from './compile-event-mappings'

const compileOne = async (match: string, fields: Record<string, string> = {}) => {
  const [mapping] = await compileEventMappings([{ name: 'Mine', match, fields }])
  if (!mapping) throw new Error('no event mapping')
  return mapping
}

describe('an event mapping', () => {
  it.each<[string, JsonObject, boolean]>([
    ['.x', { x: 0 }, true],
    ['.x', { x: '' }, true],
    ['.x', { x: false }, false],
    ['.x', { x: null }, false],
    ['.x', {}, false],
    ['select(.x)', {}, false],
    ['.x[]?', { x: [false, true] }, false],
    ['.x[]?', { x: [true, false] }, true]
  ])('matches by the first result of its criterion as jq sees it: %s on %j is %s', async (match, event, expected) => {
    expect((await compileOne(match)).matches([event])).toEqual([expected])
  })

  it.each<[string, JsonObject]>([
    ['.event | startswith("x")', { event: 5 }],
    ['.event | startswith("x")', {}],
    ['.traits | has("x")', { traits: [] }]
  ])('does not match when its criterion fails: %s on %j', async (match, event) => {
    expect((await compileOne(match)).matches([event])).toEqual([false])
  })

  it("extracts nothing of JavaScript's own, and nothing from beyond a list's end", async () => {
    const mapping = await compileOne('true', { method: '.constructor', last: '.list[-1]' })
    expect(mapping.extract([{ list: [] }])).toEqual([{}])
  })

  it('never throws, whatever the event', async () => {
    const mapping = await compileOne('.type == "track" and (.event | startswith("x"))', {
      a: '.a.b.c',
      b: '.properties.products[0].id',
      c: '[.. | numbers]'
    })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (event) => {
        mapping.matches([event as JsonObject])
        return mapping.extract([event as JsonObject]).length === 1
      })
    )
  })

  it('survives an event too deep for it', async () => {
    let deep: Json = {}
    for (let level = 0; level < 100_000; level += 1) deep = { a: deep }
    const mapping = await compileOne('[.. | numbers] | length > 0', { all: '[.. | numbers]' })
    expect(mapping.matches([{ deep }])).toEqual([false])
    expect(mapping.extract([{ deep }])).toEqual([{}])
  })
})
