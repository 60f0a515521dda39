import { transform } from '@segment/actions-core'
import { eventPaths, variableOf } from './event-paths'

const event = {
  type: 'track',
  properties: {
    total: 27.5,
    gift: false,
    note: null,
    products: [
      {
        product_id: 'tea-1',
        name: 'A name that is far longer than what a list of paths can show of it, so that it is cut'
      }
    ],
    'a.b': 'not to be named',
    'with "quotes"': 1
  }
}

describe('eventPaths', () => {
  it('names every value that a mapping can name, in the order of the event', () => {
    expect(eventPaths(event).map(({ path, example, isObject }) => [path, example, isObject])).toEqual([
      ['$.type', 'track', false],
      ['$.properties', 'object', true],
      ['$.properties.total', '27.5', false],
      ['$.properties.gift', 'false', false],
      ['$.properties.note', 'null', false],
      ['$.properties.products', '1 item', false],
      ['$.properties.products[0]', 'object', true],
      ['$.properties.products[0].product_id', 'tea-1', false],
      ['$.properties.products[0].name', 'A name that is far longer than what a list of paths can show…', false]
    ])
  })

  it('names them as the runtime does: each path and each variable resolves to its value', () => {
    for (const { path } of eventPaths(event)) {
      const keys = path
        .slice(2)
        .split(/[.[\]]+/)
        .filter(Boolean)
      const value = keys.reduce<unknown>((within, key) => (within as Record<string, unknown>)[key], event) // a path of it
      expect(transform({ it: { '@path': path } }, event)).toEqual({ it: value })
      if (typeof value !== 'string') continue
      expect(transform({ it: { '@template': `<${variableOf(path)}>` } }, event)).toEqual({ it: `<${value}>` })
    }
  })

  it('ends after 500, so that a huge event is no burden', () => {
    const huge = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key${index}`, index]))
    expect(eventPaths(huge)).toHaveLength(500)
  })
})
