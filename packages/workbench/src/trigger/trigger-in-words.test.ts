import { triggerInWords } from './trigger-in-words'

const PRESET = 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"'

describe('a trigger in words', () => {
  it.each([
    [PRESET, 'Type is identify, track, page, screen or group'],
    ['type = "track"', 'Type is track'],
    ['type = "track" and event = "Order Completed"', 'Type is track and event name is “Order Completed”'],
    ['type != "alias" and type != "page"', 'Type is not alias or page'],
    ['type != "alias" or type != "page"', 'Type is not alias, or type is not page'],
    [
      'event = "A" or event = "B" or properties.price >= 5',
      'Event name is “A” or “B”, or property price is at least 5'
    ],
    [
      'type = "track" and properties.a = "5" and properties.a = 5 and traits.b = true',
      'Type is track and property a is “5” and property a is 5 and trait b is true'
    ],
    ['userId != null and context.app.name = null', 'User ID exists and context app.name does not exist'],
    ['!match(name, "a*") and contains(name, "b")', 'Name does not start with “a” and name contains “b”'],
    ['match(event, "a*") or match(event, "b*")', 'Event name starts with “a” or “b”'],
    ['type = "page" or (type = "track" and event = "A")', 'Type is page, or (type is track and event name is “A”)']
  ])('says of %s what the runtime reads', (trigger, words) => {
    expect(triggerInWords(trigger)).toBe(words)
  })

  it('says what is read where the text says something else', () => {
    expect(triggerInWords('!(type = "track")')).toBe('Type is track')
    expect(triggerInWords('type = "track" and event = "a" or event = "b"')).toBe(
      'Type is track, or event name is “a” or “b”'
    )
  })

  it.each(['foo', '()', 'type = "track" and ()', 'event = "a'])('says that %s cannot be read', (trigger) => {
    expect(triggerInWords(trigger)).toBe('Cannot be read: matches no event')
  })

  it('says that nothing is written', () => {
    expect(triggerInWords(' ')).toBe('No conditions: matches no event')
  })
})
