import type { PayloadValidationError } from '@segment/actions-core'
import { prepareEvents } from '../batch-event'
import type { Payload } from '../../generated-types'

function prepare(payloads: Payload[]) {
  const refused: [number, PayloadValidationError][] = []
  const sets = prepareEvents(payloads, (index, error) => refused.push([index, error]))
  return {
    sets: sets.map(({ headers, events }) => ({
      headers,
      events: events.map(({ index, json }) => [index, json.toString()])
    })),
    refused: refused.map(([index, { code, status, message }]) => ({ index, code, status, message }))
  }
}

describe('the events of a batch', () => {
  it('are turned into JSON, in order', () => {
    expect(prepare([{ data: { n: 1 } }, { data: { n: 'é' } }])).toEqual({
      sets: [
        {
          headers: {},
          events: [
            [0, '{"n":1}'],
            [1, '{"n":"é"}']
          ]
        }
      ],
      refused: []
    })
  })

  it('are turned into JSON once', () => {
    const toJSON = jest.fn(() => ({}))
    prepare([{ data: { toJSON } }])
    expect(toJSON).toHaveBeenCalledTimes(1)
  })

  it('are together when their headers are the same, in whichever order and case they were mapped', () => {
    const { sets } = prepare([
      { headers: { 'x-a': '1', 'x-b': 2 }, data: {} },
      { headers: { 'X-B': '2', 'x-a': 1, 'x-c': null, Host: 'ignored' }, data: {} }
    ])
    expect(sets).toEqual([
      {
        headers: { 'x-a': '1', 'x-b': '2' },
        events: [
          [0, '{}'],
          [1, '{}']
        ]
      }
    ])
  })

  it.each<[string, Payload['headers'], Payload['headers']]>([
    ['by their values', { 'x-a': '1' }, { 'x-a': '2' }],
    ['by their names', { 'x-a': '1' }, { 'x-b': '1' }],
    ['by one more', { 'x-a': '1' }, { 'x-a': '1', 'x-b': '1' }],
    ['by the order of a repeated one', { 'x-a': '1', 'X-A': '2' }, { 'x-a': '2', 'X-A': '1' }],
    ['by having any', {}, { 'x-a': '1' }],
    ['by where a name ends and a value begins', { 'x-a': '","x-b' }, { 'x-a","x-b': '' }]
  ])('are apart when their headers differ %s', (_, one, other) => {
    const { sets, refused } = prepare([
      { headers: one, data: {} },
      { headers: other, data: {} }
    ])
    expect(sets.map(({ events }) => events)).toEqual([[[0, '{}']], [[1, '{}']]])
    expect(refused).toEqual([])
  })

  it('that cannot be sent are refused at their place, and the others stay', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    const { sets, refused } = prepare([
      { data: circular },
      { data: { n: 1 } },
      { headers: { 'bad name': 'x' }, data: {} },
      { headers: { 'x-a': '1' } }
    ])
    expect(sets).toEqual([{ headers: {}, events: [[1, '{"n":1}']] }])
    const invalid = { code: 'PAYLOAD_VALIDATION_FAILED', status: 400 }
    expect(refused).toEqual([
      {
        ...invalid,
        index: 0,
        message:
          'Data cannot be sent as JSON: it is circular, nested too deeply, or holds a value JSON has no form for (such as a BigInt). Change the mapping of the Data field.'
      },
      {
        ...invalid,
        index: 2,
        message:
          'Header "bad name" has a name with characters HTTP does not allow, or none. Change it in the mapping of the Headers field.'
      },
      {
        ...invalid,
        index: 3,
        message: 'Data is empty: an event without data has no place in a batch. Change the mapping of the Data field.'
      }
    ])
  })
})
