import { Echoes } from './echoes'

/** Of a parent that was told these texts, one after the other. */
function told(...texts: string[]): Echoes {
  const echoes = new Echoes()
  for (const text of texts) echoes.told(text)
  return echoes
}

describe('a text that the parent of an editor gives', () => {
  it('is given back when it was told of it, also when there is more by now', () => {
    const echoes = told('a', 'ab', 'abc')
    expect(['a', 'ab', 'abc'].map((text) => echoes.has(text))).toEqual([true, true, true])
  })

  it('is given back when some of what was told before it never was', () => {
    expect(told('a', 'ab', 'abc').has('ab')).toBe(true)
  })

  it('is set anew when it was never told of it', () => {
    expect(told('a', 'ab').has('{}')).toBe(false)
  })

  it('is set anew when it was given back before, or something later was', () => {
    const echoes = told('a', 'ab')
    echoes.has('ab')
    expect(['a', 'ab'].map((text) => echoes.has(text))).toEqual([false, false])
  })

  it('is set anew when nothing more is given back', () => {
    const echoes = told('a', 'ab')
    echoes.clear()
    expect(echoes.has('a')).toBe(false)
  })
})
