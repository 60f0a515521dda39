import { validate } from '@segment/destination-subscriptions'
import type { SegmentEvent } from '@segment/actions-core'
import { checkTrigger } from './check-trigger'

const track: SegmentEvent = {
  type: 'track',
  event: 'Order Completed',
  userId: 'user-1',
  properties: { price: 5, gift: true }
}

const codesOf = (trigger: string) => checkTrigger(trigger).warnings.map(({ code }) => code)

describe('a trigger', () => {
  it.each([
    ['type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"'],
    ['type="track" and event != "Order Completed"'],
    ['type = "track" and (event = "a" or event = "b")'],
    ['contains(event, "Order") and !match(properties.sku, "x-*")'],
    ['match(event, "*Completed")'],
    ['properties.price >= 5 and traits.vip = true and context.page.url != null and userId = null'],
    ['properties.first\\ name = "x"'],
    ['properties.gift = true or properties.gift = false or properties.gift != "true"'],
    ['properties.price != null and properties.price != 5'],
    ['type = "page" or properties.price = null or properties.price != 5']
  ])('that says what is meant has no warning: %s', (trigger) => {
    expect(checkTrigger(trigger)).toMatchObject({ valid: true, warnings: [] })
  })

  it('is told as a tree and as the text of what was read', () => {
    expect(checkTrigger('type="track"')).toEqual({
      valid: true,
      parsed: { type: 'group', operator: 'and', children: [{ type: 'event-type', operator: '=', value: 'track' }] },
      readAs: 'type = "track"',
      warnings: []
    })
  })

  /** Each with the text it is read as, and whether it then matches the track. */
  it.each([
    [
      'MIXED_AND_OR',
      'type = "page" and event = "A" or userId = "user-1"',
      'type = "page" or event = "A" or userId = "user-1"',
      true
    ],
    ['NEGATED_GROUP', '!(type = "track")', 'type = "track"', true],
    ['SINGLE_QUOTES', "type = 'track'", `type = "'track'"`, false],
    ['SINGLE_QUOTES', "contains(event, 'Order')", `contains(event, "'Order'")`, false],
    ['MATCH_WITHOUT_WILDCARD', 'match(event, "_Completed")', 'match(event, "*Completed")', true],
    ['MATCH_SEVERAL_WILDCARDS', 'match(event, "*der*")', 'match(event, "*der*")', false],
    ['MISSING_VALUE', 'type =', 'type = "eos"', false],
    ['MISSING_VALUE', 'event = and type = "track"', 'event = "and" and type = "track"', false],
    ['MISSING_VALUE', 'contains(event)', 'contains(event, "eos")', false],
    ['NULL_IS_TEXT', 'event = null', 'event = "null"', false],
    ['NULL_IS_TEXT', 'event != null', 'event != "null"', true],
    ['UNKNOWN_FIELD', 'type = "track" and anonymousId = "a"', 'type = "track"', true],
    ['UNKNOWN_FIELD', 'event = "Order Completed" and contains(type, "page")', 'event = "Order Completed"', true],
    ['UNKNOWN_WORD', 'type = "page" OR type = "track"', 'type = "page" and type = "track"', false],
    ['UNKNOWN_WORD', 'not type = "track"', 'type = "track"', true],
    [
      'FUNCTION_IN_PARENTHESES',
      'type = "track" and (contains(event, "x") or contains(event, "y"))',
      'type = "track" or contains(event, "x") or contains(event, "y")',
      true
    ],
    [
      'READ_DIFFERENTLY',
      'type = "track" event = "Order Completed"',
      'type = "track" and event = "Order Completed"',
      true
    ],
    ['READ_DIFFERENTLY', 'type = track', 'type = "track"', true],
    ['READ_DIFFERENTLY', 'event = "say \\"hi\\""', 'event = "say \\"', false],
    ['MISSING_SPACE', 'properties.price >=5', 'properties.price > NaN', false],
    ['NEVER_MATCHES', 'event > 3', 'event > 3', false],
    ['NEVER_MATCHES', 'type = "track" and type = "page"', 'type = "track" and type = "page"', false],
    ['UNEQUAL_TO_BOOLEAN', 'properties.gift != true', 'properties.gift != true', true],
    ['UNEQUAL_TO_BOOLEAN', 'traits.vip != false and type = "page"', 'traits.vip != false and type = "page"', false],
    [
      'UNEQUAL_TO_BOOLEAN',
      'type = "track" and (context.app.beta != true or properties.price = 5)',
      'type = "track" and (context.app.beta != true or properties.price = 5)',
      true
    ],
    ['UNEQUAL_TO_NUMBER', 'properties.price != 7', 'properties.price != 7', true],
    ['UNEQUAL_TO_NUMBER', 'properties.other != 7', 'properties.other != 7', false],
    ['UNKNOWN_TYPE', 'type = "Track"', 'type = "Track"', false],
    [
      'EVENT_OF_OTHER_TYPE',
      'type = "page" and event = "Order Completed"',
      'type = "page" and event = "Order Completed"',
      false
    ]
  ])('with the trap %s is warned of: %s', (code, trigger, readAs, matches) => {
    const checked = checkTrigger(trigger)
    expect(checked).toMatchObject({ valid: true, readAs })
    expect(codesOf(trigger)).toContain(code)
    expect(checked.parsed && validate(checked.parsed, track)).toBe(matches)
  })

  it.each([
    ['NESTED_PARENTHESES', '(type = "track" and (event = "a" or event = "b"))'],
    ['EMPTY_PARENTHESES', 'type = "track" and ()'],
    ['EMPTY_PARENTHESES', '() or type = "track"'],
    ['MISSING_KEY', 'type = "track" and properties.\\[ = "a"'],
    ['MISSING_KEY', 'event = \'a\' or contains(traits.\\[\\], "a")'],
    ['MISSING_VALUE', 'event'],
    ['MISSING_VALUE', 'type ) match( )'],
    ['UNKNOWN_FIELD', 'anonymousId = "a"'],
    ['UNKNOWN_FUNCTION', 'length(event) > 3'],
    ['MISSING_SPACE', 'type = "track" and event!="a"'],
    ['MISSING_SPACE', 'properties.price>5'],
    ['NOT_FQL', 'type = "track" && event = "a"'],
    ['NOT_FQL', '(type = "track"'],
    ['EMPTY', '  ']
  ])('that cannot be read says why, %s: %s', (code, trigger) => {
    const { valid, error, parsed, readAs } = checkTrigger(trigger)
    expect({ valid, code: error?.code, parsed, readAs }).toEqual({ valid: false, code })
  })

  it('says in its warning how it is read and what to write instead', () => {
    expect(checkTrigger('type = "track" or event = "A" and event = "B"').warnings).toContainEqual({
      code: 'MIXED_AND_OR',
      message:
        '"and" and "or" stand in one group: all of them are read as "and". Use one of the two, or a mapping for each case.'
    })
    expect(checkTrigger('properties.gift != true').warnings).toEqual([
      {
        code: 'UNEQUAL_TO_BOOLEAN',
        message:
          'properties.gift != true compares with the text "true", so that it matches where properties.gift is true, too. Write properties.gift = false, and "or" properties.gift = null if it may be missing.'
      }
    ])
    expect(checkTrigger('type = "track" && event = "a"').error).toEqual({
      code: 'NOT_FQL',
      message: 'It is not a trigger in FQL: invalid character "&". Write type = "track" and event = "…", for one.'
    })
  })
})
