import { bodyOf, splitToFit } from '../body'

const events = (...lengths: number[]) =>
  lengths.map((length, index) => ({ index, json: Buffer.from(`"${'x'.repeat(length - 2)}"`) }))
const places = (requests: { index: number }[][]) => requests.map((request) => request.map(({ index }) => index))

/** What `{"events":[` and `]}` take. */
const FRAME = 13

describe('the body of a batch', () => {
  it('holds the events in order', () => {
    const jsons = ['{"a":1}', '{}', '{"b":"é"}'].map((json) => ({ json: Buffer.from(json) }))
    expect(bodyOf(jsons).toString()).toBe('{"events":[{"a":1},{},{"b":"é"}]}')
  })

  it('holds a single event in the same form', () => {
    expect(bodyOf([{ json: Buffer.from('{}') }]).toString()).toBe('{"events":[{}]}')
  })
})

describe('events are split', () => {
  it('into no request when there are none', () => {
    expect(splitToFit([])).toEqual([])
  })

  it('after 1,000 of them', () => {
    expect(splitToFit(events(...new Array<number>(2001).fill(4))).map(({ length }) => length)).toEqual([1000, 1000, 1])
  })

  it('where the body would be over 1,000,000 bytes', () => {
    const fitting = events(400_000, 1_000_000 - FRAME - 400_000 - 1)
    expect(bodyOf(fitting)).toHaveLength(1_000_000)
    expect(places(splitToFit(fitting))).toEqual([[0, 1]])
    expect(places(splitToFit(events(400_000, 1_000_000 - FRAME - 400_000)))).toEqual([[0], [1]])
  })

  it('so that one over the limit is alone, wherever it stands', () => {
    expect(places(splitToFit(events(1_000_001, 4, 4)))).toEqual([[0], [1, 2]])
    expect(places(splitToFit(events(4, 4, 1_000_001)))).toEqual([[0, 1], [2]])
    expect(places(splitToFit(events(1_000_001, 1_000_001)))).toEqual([[0], [1]])
  })
})
