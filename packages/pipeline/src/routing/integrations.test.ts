import { switchedOffBy } from './integrations'

describe('a destination', () => {
  it.each<[unknown, string | undefined]>([
    [undefined, undefined],
    [null, undefined],
    ['none', undefined],
    [[], undefined],
    [{}, undefined],
    [{ All: true }, undefined],
    [{ All: false }, 'All'],
    [{ All: null }, undefined],
    [{ All: 'false' }, undefined],
    [{ 'Movable Ink': false }, 'Movable Ink'],
    [{ 'Movable Ink (Actions)': false }, 'Movable Ink (Actions)'],
    [{ All: true, 'Movable Ink': false }, 'Movable Ink'],
    [{ All: false, 'Movable Ink': true }, undefined],
    [{ All: false, 'Movable Ink (Actions)': true }, undefined],
    [{ All: false, 'Movable Ink': {} }, undefined],
    [{ All: false, 'Movable Ink': null }, 'All'],
    [{ All: false, Other: true }, 'All'],
    [{ All: true, Other: false }, undefined],
    [{ 'movable ink': false }, undefined]
  ])('by the integrations %j is switched off by %p', (integrations, by) => {
    expect(switchedOffBy(integrations, 'Movable Ink')).toBe(by)
  })
})
