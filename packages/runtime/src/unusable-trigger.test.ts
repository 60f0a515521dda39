import { whyUnusable } from './unusable-trigger'

describe('why a trigger is unusable', () => {
  it.each([
    ['foo', 'it is not a trigger in FQL, such as type = "track"'],
    ['type = "track" and ()', 'it is not a trigger in FQL, such as type = "track"'],
    ['properties.\\[ = "a"', 'it is not a trigger in FQL, such as type = "track"'],
    ["type = 'track'", `it would be read as type = "'track'"`],
    [
      'type = "track" and event = "A" or event = "B"',
      'it would be read as type = "track" or event = "A" or event = "B"'
    ],
    ['!(type = "track")', 'it would be read as type = "track"'],
    ['type = ', 'it would be read as type = "eos"'],
    ['match(event, "Order")', 'it would be read as match(event, "*rder")']
  ])('is told of %s, which would not do what it says', (subscribe, reason) => {
    expect(whyUnusable(subscribe)).toBe(reason)
  })

  it.each([
    'type="track" and event="Order Completed"',
    'type = "track" and (event = "A" or event = "B")',
    'properties.revenue >= 50.5',
    'traits.plan != null',
    'match(event, "Order*")',
    '!contains(event, "x")',
    'context.personas.computation_class = "audience"'
  ])('is nothing for %s', (subscribe) => {
    expect(whyUnusable(subscribe)).toBeUndefined()
  })
})
