import { NewIds } from './new-ids'

/** Ids of a view of 500, the newest first. */
const full = (newest: number) => Array.from({ length: 500 }, (_, index) => String(newest - index).padStart(4, '0'))

describe('NewIds', () => {
  it('knows those that are there at the beginning', () => {
    expect(new NewIds(['3', '2'], undefined).in(['4', '3', '2'])).toEqual(['4'])
  })

  it('begins behind the one that is named', () => {
    expect(new NewIds(['3', '2', '1'], '1').in(['4', '3', '2', '1'])).toEqual(['2', '3', '4'])
  })

  it('finds one that comes late, with a smaller id', () => {
    const ids = new NewIds(['3'], undefined)
    expect(ids.in(['3', '2'])).toEqual(['2'])
    expect(ids.in(['3', '2'])).toEqual([])
  })

  it('begins with the oldest in view when the one that is named is out of it', () => {
    expect(new NewIds(full(600), '0001').in(full(600))).toEqual(full(600).reverse())
  })

  it('takes none for new that is in view again because others were removed', () => {
    const ids = new NewIds(full(600), undefined)
    expect(ids.in([...full(600).slice(1), '0100'])).toEqual([])
  })
})
