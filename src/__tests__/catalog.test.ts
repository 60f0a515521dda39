import { destinations, movableInk } from '..'

describe('the catalog', () => {
  it('lists the Movable Ink destination under its slug, and nothing else', () => {
    expect(destinations).toEqual({ 'actions-movable-ink': movableInk })
  })
})
