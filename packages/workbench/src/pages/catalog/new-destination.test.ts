import { nameForNew } from './new-destination'

describe('the name of a destination that is added', () => {
  it('is that of the catalog, without the word that tells it from older destinations of Segment', () => {
    expect(nameForNew('Movable Ink (Actions)', [])).toBe('Movable Ink')
  })

  it('has the first number that is free where the name is taken', () => {
    const existing = [{ name: 'Movable Ink' }, { name: 'Movable Ink 2' }, { name: 'Movable Ink 4' }]
    expect(nameForNew('Movable Ink (Actions)', existing)).toBe('Movable Ink 3')
  })
})
