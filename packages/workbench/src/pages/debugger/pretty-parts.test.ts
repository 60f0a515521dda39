import { prettyParts } from './pretty-parts'

const shown = (payload: Record<string, unknown>) =>
  prettyParts(payload).map(({ title, rows }) => [title, ...rows.map(({ path, value }) => `${path} = ${String(value)}`)])

describe('the parts of an event', () => {
  it('are who, properties, traits, context and the rest, each value with its path', () => {
    const payload = {
      messageId: 'm-1',
      integrations: { All: true },
      context: { page: { url: 'https://shop.example/' } },
      properties: { price: 9.5, products: [{ name: 'Tea' }, { name: null }] },
      traits: { 'a.b': 'c' },
      event: 'Order Completed',
      type: 'track',
      anonymousId: 'a-1',
      userId: 'u-1'
    }
    expect(shown(payload)).toEqual([
      ['Who', 'userId = u-1', 'anonymousId = a-1'],
      ['Properties', 'price = 9.5', 'products[0].name = Tea', 'products[1].name = null'],
      ['Traits', 'a.b = c'],
      ['Context', 'page.url = https://shop.example/'],
      ['The rest', 'type = track', 'event = Order Completed', 'messageId = m-1', 'integrations.All = true']
    ])
  })

  it('show what is empty within, and leave out a part that has nothing', () => {
    expect(shown({ type: 'page', properties: { tags: [], more: {} } })).toEqual([
      ['Properties', 'tags = []', 'more = {}'],
      ['The rest', 'type = page']
    ])
  })

  it('say how many values of a long part are not shown', () => {
    const properties = Object.fromEntries(Array.from({ length: 152 }, (_, number) => [`p${number}`, number]))
    expect(prettyParts({ properties })).toMatchObject([{ title: 'Properties', hidden: 2 }])
    expect(prettyParts({ properties })[0]?.rows).toHaveLength(150)
  })

  it('keep names that objects have by themselves', () => {
    expect(
      shown(JSON.parse('{"properties":{"__proto__":{"a":1},"constructor":"x"}}') as Record<string, unknown>)
    ).toEqual([['Properties', '__proto__.a = 1', 'constructor = x']])
  })
})
