import { readShareQuery, writeShareQuery } from './share-query'

const read = (text: string) => readShareQuery(new URLSearchParams(text))

describe('the address', () => {
  it('says which step, which events are left out, which others are chosen, and which one is open', () => {
    const query = {
      step: 'export' as const,
      without: new Set(['2', '3']),
      chosen: new Set(['1']),
      open: '4'
    }
    const written = writeShareQuery(new URLSearchParams(), query).toString()
    expect(written).toBe('step=export&without=2&without=3&event=1&open=4')
    expect(read(written)).toEqual(query)
  })

  it('says nothing of what is as it is by default', () => {
    expect(
      writeShareQuery(new URLSearchParams('step=export&open=a'), { step: 'events', open: undefined }).toString()
    ).toBe('')
  })

  it('is read as the first step when it makes no sense', () => {
    expect(read('step=nowhere').step).toBe('events')
  })
})
