import { choiceIn, firstChoice, ingested, readPasted, withChoice } from './test-event'

const query = (text: string) => new URLSearchParams(text)

describe('choiceIn', () => {
  it.each([
    ['event=0199d5a3', { from: 'source', id: '0199d5a3' }],
    ['sample=five-types.2', { from: 'sample', file: 'five-types', index: 2 }],
    ['event=a&sample=five-types.2', { from: 'source', id: 'a' }],
    ['event=', undefined],
    ['sample=five-types', undefined],
    ['sample=../secret.1', undefined],
    ['view=wire', undefined]
  ])('reads %s', (text, choice) => {
    expect(choiceIn(query(text))).toEqual(choice)
  })
})

describe('firstChoice', () => {
  const event = (id: string, matches: boolean) => ({ id, matches })

  it('is the newest event that the trigger matches, or else the newest', () => {
    expect(firstChoice([event('c', false), event('b', true), event('a', true)])).toEqual({ from: 'source', id: 'b' })
    expect(firstChoice([event('b', false), event('a', false)])).toEqual({ from: 'source', id: 'b' })
  })

  it('is none where there is no event', () => {
    expect(firstChoice([])).toBeUndefined()
  })
})

describe('withChoice', () => {
  it('names one event at a time, and leaves the rest of the address as it is', () => {
    const there = query('view=wire&event=a')
    expect(String(withChoice(there, { from: 'sample', file: 'engage', index: 0 }))).toBe('view=wire&sample=engage.0')
    expect(String(withChoice(there, { from: 'source', id: 'b' }))).toBe('view=wire&event=b')
    expect(String(there)).toBe('view=wire&event=a')
  })

  it('puts nothing of a pasted event in the address', () => {
    expect(String(withChoice(query('event=a'), { from: 'pasted', event: { userId: 'x' } }))).toBe('')
  })
})

describe('readPasted', () => {
  it('takes an object', () => {
    expect(readPasted(' {"type":"track"} ')).toEqual({ event: { type: 'track' } })
  })

  it.each(['[{"type":"track"}]', 'null', '"track"'])('takes no %s', (text) => {
    expect(readPasted(text)).toEqual({ mistake: 'An event is a JSON object. Of a list, paste one event.' })
  })

  it('says where a text stops being JSON', () => {
    expect(readPasted('{"type"')).toEqual({ mistake: expect.stringMatching(/^This is not JSON: \S/) as string })
  })
})

describe('ingested', () => {
  it('adds what ingestion adds, and changes nothing that is there', () => {
    const now = '2026-03-01T10:00:00.000Z'
    expect(ingested({ type: 'track', timestamp: '2026-01-01' }, { now, messageId: 'test-1' })).toEqual({
      type: 'track',
      messageId: 'test-1',
      timestamp: '2026-01-01',
      receivedAt: now
    })
  })
})
