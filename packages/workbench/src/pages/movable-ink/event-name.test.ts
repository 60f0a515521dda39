import { eventName, personIn } from './event-name'

describe('the name of an event', () => {
  it.each([
    [{ type: 'track', event: 'Product Viewed', name: 'other' }, 'Product Viewed'],
    [{ type: 'page', name: 'Home' }, 'Home'],
    [{ type: 'identify' }, 'identify'],
    [{ type: 'track', event: 7 }, 'track'],
    [{}, 'Event without a type']
  ])('of %j is %s', (event, name) => {
    expect(eventName(event)).toBe(name)
  })
})

describe('the person of an event', () => {
  it('is the user id, of whichever event mapping, before the anonymous one', () => {
    expect(personIn([{ fields: { anonymous_id: 'a' } }, { fields: { user_id: 7 } }])).toBe('7')
    expect(personIn([{ fields: { anonymous_id: 'a', user_id: '' } }])).toBe('a')
    expect(personIn([{ fields: { user: 'u' } }])).toBeUndefined()
  })
})
