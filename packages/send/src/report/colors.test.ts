import { PassThrough } from 'node:stream'
import { colorsFor } from './colors'

const outputTo = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY })

describe('colours', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a file, also under CI', false, { CI: 'true' }, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal that has none', true, { TERM: 'dumb' }, false],
    ['a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true]
  ])('for %s', (_, isTTY, env, expected) => {
    expect(colorsFor(outputTo(isTTY), env).isColorSupported).toBe(expected)
    expect(colorsFor(outputTo(isTTY), env).red('x')).toBe(expected ? '\u001b[31mx\u001b[39m' : 'x')
  })
})
