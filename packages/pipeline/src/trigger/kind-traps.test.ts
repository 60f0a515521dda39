import { checkTrigger } from './check-trigger'
import { kindTraps } from './kind-traps'
import { givenEvents } from './matching-events'

const events = givenEvents(
  [{ price: 5, items: [{ sku: 12 }] }, { price: '5', items: [{ sku: '12' }] }, { price: 'free' }, {}].map(
    (properties) => ({ type: 'track', event: 'Order Completed', properties })
  )
)

function warningsOf(trigger: string) {
  const { parsed } = checkTrigger(trigger)
  return parsed && kindTraps(parsed, events).map(({ message }) => message)
}

describe('a trigger that is tried on events', () => {
  it.each([
    [
      'properties.price = 5',
      '2 of the 4 events hold properties.price as a text, which properties.price = 5 never matches. Write properties.price = "5" for it.'
    ],
    [
      'type = "track" and (properties.price != 5 or type = "page")',
      '2 of the 4 events hold properties.price as a text, which properties.price != 5 never matches. Write properties.price != "5" for it.'
    ],
    [
      'properties.price > 3',
      '2 of the 4 events hold properties.price as a text, which properties.price > 3 never matches.'
    ],
    [
      'properties.price = "5"',
      '1 of the 4 events holds properties.price as a number, which properties.price = "5" never matches. Write properties.price = 5 for it.'
    ],
    [
      'properties.items\\[0\\].sku != "12"',
      '1 of the 4 events holds properties.items\\[0\\].sku as a number, which properties.items\\[0\\].sku != "12" always matches. Write properties.items\\[0\\].sku != 12 for it.'
    ]
  ])('is warned of values of another kind: %s', (trigger, message) => {
    expect(warningsOf(trigger)).toEqual([message])
  })

  it.each([
    'properties.price = "free"',
    'properties.total = 5',
    'traits.price = 5',
    'event = "5"',
    'properties.price != null'
  ])('is not where no event holds another kind, or no number is written: %s', (trigger) => {
    expect(warningsOf(trigger)).toEqual([])
  })
})
