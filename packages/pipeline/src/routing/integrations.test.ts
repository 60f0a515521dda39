import { isSwitchedOff } from './integrations'

describe('a destination', () => {
  it.each<[unknown, boolean]>([
    [undefined, false],
    [null, false],
    ['none', false],
    [[], false],
    [{}, false],
    [{ All: true }, false],
    [{ All: false }, true],
    [{ All: null }, false],
    [{ All: 'false' }, false],
    [{ 'Movable Ink': false }, true],
    [{ 'Movable Ink (Actions)': false }, true],
    [{ All: true, 'Movable Ink': false }, true],
    [{ All: false, 'Movable Ink': true }, false],
    [{ All: false, 'Movable Ink (Actions)': true }, false],
    [{ All: false, 'Movable Ink': {} }, false],
    [{ All: false, 'Movable Ink': null }, true],
    [{ All: false, Other: true }, true],
    [{ All: true, Other: false }, false],
    [{ 'movable ink': false }, false]
  ])('by the integrations %j is switched off: %s', (integrations, isOff) => {
    expect(isSwitchedOff(integrations, 'Movable Ink')).toBe(isOff)
  })
})
