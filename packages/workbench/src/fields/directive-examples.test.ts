import { transform } from '@segment/actions-core'
import { DIRECTIVE_EXAMPLES } from './directive-examples'

const event = {
  event: 'Order Completed',
  userId: 'shopper-1',
  name: null,
  context: { locale: 'en-GB' },
  properties: { order_id: 'o-1', products: [{ product_id: 'tea-1' }, { product_id: 'tea-2' }], ship: { by: 'post' } }
}

const resolved = (example: unknown) => transform({ it: example as string }, event).it // any JSON

describe('DIRECTIVE_EXAMPLES', () => {
  it.each([
    ['@path', 'o-1'],
    ['@template', 'Order o-1'],
    ['@literal', true],
    ['@if', 'shopper-1'],
    ['@case', 'order completed'],
    ['@replace', 'en_GB'],
    ['@arrayPath', [{ id: 'tea-1' }, { id: 'tea-2' }]],
    ['@merge', { ...event.properties, user: 'shopper-1' }],
    ['@transform', { user: 'shopper-1' }],
    ['@flatten', expect.objectContaining({ order_id: 'o-1', 'ship.by': 'post' }) as object],
    ['@json', JSON.stringify(event.properties)],
    ['@liquid', 'order completed'],
    ['@excludeWhenNull', undefined]
  ])('shows a %s that the runtime takes', (name, value) => {
    const found = DIRECTIVE_EXAMPLES.find((one) => one.name === name)
    expect(resolved(found?.example)).toEqual(value)
  })

  it('has one of each', () => {
    expect(DIRECTIVE_EXAMPLES.map(({ name }) => name)).toHaveLength(13)
  })
})
