import { reasonRows } from './reasons'

const of = (state: string, reason: string, count: number) => ({ state, reason, count, explanation: `of ${reason}` })

describe('the rows of reasons', () => {
  it('are one for each reason, with what can be sent again apart from what is tried again by itself', () => {
    expect(reasonRows([of('retrying', '503', 7), of('dead', '503', 2), of('discarded', '503', 1)])).toEqual([
      { reason: '503', notDelivered: 3, retrying: 7, explanation: 'of 503' }
    ])
  })

  it('begin with the most frequent, over all states', () => {
    const rows = reasonRows([of('discarded', '401', 5), of('retrying', '503', 4), of('dead', '503', 3)])
    expect(rows.map(({ reason }) => reason)).toEqual(['503', '401'])
  })

  it('stay in place where reasons are as frequent', () => {
    const rows = reasonRows([of('discarded', '422', 1), of('discarded', '401', 1)])
    expect(rows.map(({ reason }) => reason)).toEqual(['401', '422'])
  })

  it('are none where nothing failed', () => {
    expect(reasonRows([])).toEqual([])
  })
})
