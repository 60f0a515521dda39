import { changed, viewOf } from './delivery-view'

const MAPPING = '01a20da5-34a3-76fe-b401-5d4381d7f264'

const DELIVERY = '01a20da5-3442-719f-a45d-2dcc76efbb23'

const viewAt = (query: string) => viewOf(new URLSearchParams(query))

describe('what an address of Event Delivery asks for', () => {
  it('is everything of the last hour where it says nothing', () => {
    expect(viewAt('')).toMatchObject({ range: { name: '1h' }, filter: {}, isFiltered: false, deliveryId: null })
  })

  it('is what it names', () => {
    const view = viewAt(`range=7d&state=not-delivered&reason=401&mapping=${MAPPING}&delivery=${DELIVERY}`)
    expect(view).toMatchObject({
      range: { name: '7d' },
      outcome: 'not-delivered',
      isFiltered: true,
      deliveryId: DELIVERY
    })
    expect(view.filter).toEqual({ states: ['discarded', 'dead'], reason: '401', mappingId: MAPPING })
  })

  it.each(['state=lost', 'state=', 'reason=', `reason=${'4'.repeat(101)}`, 'mapping=none', 'range=2h'])(
    'is not filtered by what nobody can choose: %s',
    (query) => {
      expect(viewAt(query)).toMatchObject({ filter: {}, isFiltered: false, range: { name: '1h' } })
    }
  )
})

it('opens no delivery by an id that is none', () => {
  expect(viewAt('delivery=one').deliveryId).toBeNull()
})

describe('a changed address', () => {
  const from = new URLSearchParams('range=7d&reason=401&delivery=one')

  it('keeps what is not changed', () => {
    expect(changed(from, { state: 'dead' }).toString()).toBe('range=7d&reason=401&delivery=one&state=dead')
  })

  it('takes out what is null, and leaves what it was made of as it was', () => {
    expect(changed(from, { reason: null, delivery: null }).toString()).toBe('range=7d')
    expect(from.get('reason')).toBe('401')
  })
})
