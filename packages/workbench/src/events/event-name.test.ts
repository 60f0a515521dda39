import { eventName, eventNameWithPerson, eventNameWithType, namedIn, personOf, sampleName } from './event-name'

describe('what an event is called', () => {
  it.each([
    [{ type: 'track', event: 'Product Viewed', name: 'x' }, 'track', 'Product Viewed', 'Track: Product Viewed'],
    [{ type: 'track', event: 7 }, 'track', 'Track', 'Track'],
    [{ type: 'page', name: 'Home', event: 'x' }, 'page', 'Home', 'Page: Home'],
    [{ type: 'page', name: '' }, 'page', 'Page', 'Page'],
    [{ type: 'screen', name: 'Tea Timer' }, 'screen', 'Tea Timer', 'Screen: Tea Timer'],
    [{ type: 'identify', name: 'x', event: 'x' }, 'identify', 'Identify', 'Identify'],
    [{ type: 'group', name: 'x' }, 'group', 'Group', 'Group'],
    [{ type: 'alias' }, 'alias', 'Alias', 'Alias'],
    [{ type: 'later', name: 'New' }, 'later', 'New', 'Later: New'],
    [{ event: 'Order Completed' }, null, 'Order Completed', 'Order Completed'],
    [{}, null, 'Event without a type', 'Event without a type']
  ])('of %j, of type %j, is %s, and with its type %s', (payload, type, name, withType) => {
    const named = namedIn(payload)
    expect(named.type).toBe(type)
    expect(eventName(named)).toBe(name)
    expect(eventNameWithType(named)).toBe(withType)
  })

  it('is its call also where a list says that its name is null or empty', () => {
    expect(eventName({ type: 'identify', name: null })).toBe('Identify')
    expect(eventName({ type: 'page', name: '' })).toBe('Page')
    expect(eventNameWithType({ type: 'page', name: '' })).toBe('Page')
  })

  it.each([
    [{ type: 'identify', userId: 'u-1', anonymousId: 'a-1' }, 'Identify of u-1'],
    [{ type: 'identify', userId: null, anonymousId: 'a-1' }, 'Identify of anonymous a-1'],
    [{ type: 'identify' }, 'Identify'],
    [{ type: 'track', event: 'Product Viewed', userId: 'u-1' }, 'Product Viewed']
  ])('says whose it is only where it has no name: %j', (payload, name) => {
    expect(eventNameWithPerson(payload)).toBe(name)
  })

  it.each([
    [{ type: 'track', event: 'Order Completed', traits: { plan: 'gold' } }, 'Order Completed'],
    [{ type: 'identify', traits: { big_spender: true, plan: 'gold' } }, 'Identify, big_spender: true'],
    [{ type: 'alias', userId: 'u' }, 'Alias']
  ])('says of a sample what makes it differ: %j', (payload, name) => {
    expect(sampleName(payload)).toBe(name)
  })
})

it.each([
  [{ userId: 'u-1', anonymousId: 'a-1' }, 'u-1'],
  [{ userId: null, anonymousId: 'a-1' }, 'anonymous a-1'],
  [{ userId: '', anonymousId: 7 }, undefined]
])('an event is of the known user before the anonymous one: %j', (payload, person) => {
  expect(personOf(payload)).toBe(person)
})
