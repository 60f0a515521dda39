import { eventTitle } from './event-title'

describe('the title of an event', () => {
  it('is its name', () => {
    expect(eventTitle({ type: 'track', name: 'Order Completed' })).toBe('Order Completed')
  })

  it('is its type where it has none', () => {
    expect(eventTitle({ type: 'identify', name: null })).toBe('Identify')
    expect(eventTitle({ type: 'later', name: null })).toBe('later')
  })
})
