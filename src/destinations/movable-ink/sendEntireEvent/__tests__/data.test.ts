import { outcomeOf } from '../../__tests__/outcome'
import { serialiseData } from '../data'

describe('mapped data', () => {
  it('is nothing when nothing is mapped', () => {
    expect(serialiseData(undefined)).toBeUndefined()
  })

  it('goes out unchanged, in its own order', () => {
    const data = {
      z: 1,
      a: { deep: [{ list: [1, 'two', null, true] }], none: null, empty: {} },
      unicode: 'ü日本🔑',
      when: '2020-01-01T00:00:00.000Z',
      big: 12345678901234567890,
      order_completed_last_30days: false
    }
    expect(serialiseData(data)).toBe(
      '{"z":1,"a":{"deep":[{"list":[1,"two",null,true]}],"none":null,"empty":{}},"unicode":"ü日本🔑","when":"2020-01-01T00:00:00.000Z","big":12345678901234567000,"order_completed_last_30days":false}'
    )
  })

  const circular: Record<string, unknown> = {}
  circular.self = circular
  let nested: Record<string, unknown> = {}
  for (let depth = 0; depth < 100_000; depth++) nested = { nested }

  it.each([
    ['is circular', circular],
    ['is nested too deeply', nested],
    ['holds a BigInt', { big: 1n }],
    ['turns itself into nothing', { toJSON: () => undefined }],
    [
      'fails to turn itself into JSON',
      {
        toJSON: () => {
          throw new Error('payload in a message')
        }
      }
    ]
  ])('is refused when it %s', async (_, data) => {
    expect(await outcomeOf(() => serialiseData(data))).toEqual({
      class: 'PayloadValidationError',
      code: 'PAYLOAD_VALIDATION_FAILED',
      status: 400,
      message:
        'Data cannot be sent as JSON: it is circular, nested too deeply, or holds a value JSON has no form for (such as a BigInt). Change the mapping of the Data field.'
    })
  })
})
