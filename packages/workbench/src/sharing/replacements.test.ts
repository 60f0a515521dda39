import { Replacements } from './replacements'

describe('a replacement', () => {
  it('is never one of the values that are replaced', () => {
    const replacements = new Replacements(['person-1@example.com', 'ada@acme.com'])
    expect(replacements.text('email', 'ada@acme.com')).toBe('person-1010@example.com')
  })

  it('can be found out from nothing but the order: a value masked alone tells nothing of itself', () => {
    const one = new Replacements(['ada@acme.com']).text('email', 'ada@acme.com')
    expect(new Replacements(['bob@acme.com']).text('email', 'bob@acme.com')).toBe(one)
  })

  it('differs for different values even where few fit', () => {
    const letters = [...'abcdefghij']
    const replacements = new Replacements([])
    const made = letters.map((letter) => replacements.text('username', letter))
    expect(new Set(made).size).toBe(letters.length)
  })

  it('stands for what has neither letters nor digits', () => {
    expect(new Replacements(['***']).text('name', '***')).toMatch(/^[a-z]{3}$/)
  })

  it('of a number has as many digits', () => {
    const replacements = new Replacements(['12345.67', '-42'])
    expect(String(replacements.number('other', 12345.67))).toMatch(/^(?!12345)\d{5}\.\d\d$/)
    expect(String(replacements.number('other', -42))).toMatch(/^-(?!42)\d\d$/)
  })

  it('of an IP address is one of those for documentation, for as many as there are', () => {
    const replacements = new Replacements([])
    const made = Array.from({ length: 700 }, (_, n) => replacements.text('ip', `10.1.${n >> 8}.${n & 255}`))
    expect(made.every((ip) => /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(ip))).toBe(true)
    expect(new Set(made).size).toBe(700)
  })
})
