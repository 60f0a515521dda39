import { triggerOf } from './trigger'

describe('a trigger', () => {
  it('matches the events it says', () => {
    const matches = triggerOf('type = "track" and event = "Order Completed"')
    expect(matches({ type: 'track', event: 'Order Completed' })).toBe(true)
    expect(matches({ type: 'track', event: 'Product Viewed' })).toBe(false)
  })

  it.each(['foo', 'type = "track" and ()', 'properties.\\[ = "a"'])(
    'that cannot be read leaves it to the runtime to say so: %s',
    (trigger) => {
      expect(triggerOf(trigger)({ type: 'track' })).toBe(true)
    }
  )
})
