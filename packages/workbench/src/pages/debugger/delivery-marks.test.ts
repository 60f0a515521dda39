import { marksOf } from './delivery-marks'

type Delivery = Parameters<typeof marksOf>[0][number]

const delivery = (state: Delivery['state'], reason: string | null = null): Delivery => ({
  id: 'd',
  destinationId: 'x',
  mappingId: null,
  state,
  reason
})

describe('the marks of an event', () => {
  it('say that no mapping took it', () => {
    expect(marksOf([])).toEqual([{ state: 'unmatched', text: 'Not matched' }])
  })

  it('say what became of it, and why', () => {
    expect(marksOf([delivery('discarded', '401')])).toEqual([{ state: 'discarded', text: 'Discarded: 401' }])
  })

  it('are one for each state, what needs a look first', () => {
    const deliveries = [
      delivery('delivered'),
      delivery('retrying', '429'),
      delivery('delivered'),
      delivery('dead', '503'),
      delivery('queued')
    ]
    expect(marksOf(deliveries).map(({ text }) => text)).toEqual(['Dead letter', 'Retrying', 'Queued', 'Delivered ×2'])
  })

  it.each([
    [['401', '401'], 'Discarded ×2: 401'],
    [['401', '422'], 'Discarded ×2'],
    [['401', null], 'Discarded ×2: 401']
  ])('name a reason only when there is one: %j', (reasons, text) => {
    expect(marksOf(reasons.map((reason) => delivery('discarded', reason)))).toEqual([{ state: 'discarded', text }])
  })
})
