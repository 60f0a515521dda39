import { slug } from '../../../../src/destinations/movable-ink'
import { checkTrigger } from '../trigger/check-trigger'
import { mappingMistakes, mappingWarnings } from './mapping-mistakes'

const good = { trigger: 'type = "track"', action: 'sendEntireEvent', fields: { data: { '@path': '$.' } } }

describe('the trigger of a mapping', () => {
  it.each([
    ['type = "track" and ()', 'EMPTY_PARENTHESES'],
    ['type ) match( )', 'MISSING_VALUE'],
    ['properties.\\[ = "a"', 'MISSING_KEY'],
    ['(type = "track" and (event = "a"))', 'NESTED_PARENTHESES'],
    ['length(event) > 3', 'UNKNOWN_FUNCTION'],
    ['type = "track" && event = "a"', 'NOT_FQL'],
    ['', 'EMPTY']
  ])('is refused where its check finds it invalid, in the same words: %s', (trigger, code) => {
    const { valid, error } = checkTrigger(trigger)
    expect({ valid, code: error?.code }).toEqual({ valid: false, code })
    expect(mappingMistakes(slug, { ...good, trigger })).toEqual([{ path: 'trigger', ...error }])
  })

  it.each([
    ['!(type = "track")', ['NEGATED_GROUP']],
    ['type = "trakc"', ['UNKNOWN_TYPE']],
    ["type = 'track'", ['SINGLE_QUOTES', 'UNKNOWN_TYPE']],
    ['type =', ['MISSING_VALUE', 'UNKNOWN_TYPE']],
    ['type = "track" and event = "A" or event = "B"', ['MIXED_AND_OR']],
    [good.trigger, []]
  ])('is taken, as Segment takes it, with the warnings of its check: %s', (trigger, codes) => {
    const { valid, warnings } = checkTrigger(trigger)
    expect({ valid, codes: warnings.map(({ code }) => code) }).toEqual({ valid: true, codes })
    expect(mappingMistakes(slug, { ...good, trigger })).toEqual([])
    expect(mappingWarnings({ trigger })).toEqual(warnings.map((warning) => ({ path: 'trigger', ...warning })))
  })
})
