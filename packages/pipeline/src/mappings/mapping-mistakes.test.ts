import { slug } from '../../../../src/destinations/movable-ink'
import { checkTrigger } from '../trigger/check-trigger'
import { mappingMistakes, mappingWarnings } from './mapping-mistakes'

const good = { trigger: 'type = "track"', action: 'sendEntireEvent', fields: { data: { '@path': '$.' } } }

describe('the fields of a mapping', () => {
  const ofFields = (fields: Record<string, unknown>) => mappingMistakes(slug, { ...good, fields })

  it.each<[path: string, message: string, fields: Record<string, unknown>]>([
    ['fields.data', 'must be an object but it was an array', { data: [1, 2] }],
    ['fields.data', 'must be an object but it was a string', { data: { '@literal': '{}' } }],
    ['fields.headers', 'must be an object but it was a string', { headers: 'x' }],
    ['fields.headers', 'must be an object but it was a boolean', { headers: true }],
    ['fields.enable_batching', 'must be true or false', { enable_batching: 'true' }],
    ['fields.batch_size', 'must be a whole number from 1 to 1,000', { batch_size: 'many' }],
    ['fields.batch_keys', "must be a list of names of the action's fields", { batch_keys: {} }],
    ['fields.data.@path', 'should be a string or a mapping directive but it is a number', { data: { '@path': 5 } }],
    [
      'fields.data.a.0.b.@if',
      'should be an object but it is a number',
      { data: { a: [{ b: { '@if': 1 } }, { '@path': '$.event' }] } }
    ],
    [
      'fields.data.@merge.objects.0.a.1.@path',
      'should be a string or a mapping directive but it is a number',
      { data: { '@merge': { direction: 'left', objects: [{ a: ['text', { '@path': 1 }] }] } } }
    ],
    ['fields.data.a b', 'has an invalid directive: @none', { data: { 'a b': { '@none': 1 } } }],
    [
      'fields.foo',
      'is no field of the action: headers, data, enable_batching, batch_size, batch_bytes, batch_keys',
      { foo: 1 }
    ]
  ])('are refused by their place, once: %s %s', (path, message, fields) => {
    expect(ofFields(fields)).toEqual([{ path, message }])
  })

  it('are all told of', () => {
    expect(ofFields({ data: [1, 2], headers: 'x' }).map(({ path }) => path)).toEqual(['fields.headers', 'fields.data'])
  })

  it.each<[fields: Record<string, unknown>]>([
    [{ data: {}, headers: {} }],
    [{ data: { a: [1, { '@path': '$.event' }] }, headers: { 'X-Tier': { '@path': '$.properties.tier' } } }],
    [{ data: { '@literal': { a: 1 } } }],
    [{ data: { '@arrayPath': ['$.properties.products', { id: { '@path': '$.id' }, tags: ['a', ['b']] }] } }],
    [{ data: null, headers: '' }],
    [{ data: { '@literal': { '@path': '$.' } }, enable_batching: true, batch_size: 5, batch_keys: ['headers'] }]
  ])('are taken where the runtime takes them, or leaves them out: %j', (fields) => {
    expect(ofFields(fields)).toEqual([])
  })
})

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
