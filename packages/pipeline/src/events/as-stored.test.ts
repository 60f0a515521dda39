import { asStored } from './as-stored'

describe('what is searched for', () => {
  it.each([
    ['of JSON that is shown with spaces', '"n": 799', '"n":799'],
    [
      'of several lines, which a field puts into one',
      '"a": [      1,      {        "b": "c"      }    ]',
      '"a":[1,{"b":"c"}]'
    ],
    ['with spaces and signs within its texts', '"say": "a: b, c", "x"', '"say":"a: b, c","x"'],
    ['with a quotation mark within a text', '"say": "a \\" : b", "x": 1', '"say":"a \\" : b","x":1'],
    ['that begins within a text', 'lour": "red", "si', 'lour":"red","si'],
    ['of a value with a quotation mark', 'say "hi"', 'say \\"hi\\"']
  ])('is found in a part %s', (_, search, stored) => {
    expect(asStored(search)).toContain(stored)
  })

  it.each(['Order Completed', '12 Elm St', 'a@b.example', '799'])('is one text where nothing is JSON: %s', (search) => {
    expect(asStored(search)).toEqual([search])
  })
})
