import catalog, { destinations, movableInk } from '..'

describe('the catalog', () => {
  it('lists the Movable Ink destination under its slug, and nothing else', () => {
    expect(catalog).toEqual({ 'actions-movable-ink': movableInk })
    expect(destinations).toBe(catalog)
  })
})
