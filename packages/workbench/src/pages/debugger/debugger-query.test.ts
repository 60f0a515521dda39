import { changedQuery, readQuery } from './debugger-query'

const read = (query: string) => readQuery(new URLSearchParams(query))

describe('the address of the debugger', () => {
  it('says what is searched, filtered, selected and how it is shown', () => {
    expect(read('search=tea&type=track&name=Order+Completed&event=e-1&view=raw')).toEqual({
      filter: { search: 'tea', type: 'track', name: 'Order Completed' },
      eventId: 'e-1',
      view: 'raw'
    })
  })

  it('says nothing by what makes no sense', () => {
    expect(read('search=&type=other&name=&event=&view=3d')).toEqual({ filter: {}, eventId: undefined, view: 'pretty' })
  })

  it('keeps what is not changed', () => {
    const changed = changedQuery(new URLSearchParams('search=tea&type=page'), { type: undefined, event: 'e-1' })
    expect(changed.toString()).toBe('search=tea&event=e-1')
  })
})
