import { matchesInWords } from './matches-in-words'

describe('what a criterion matches', () => {
  it('is told of what arrived and of what sources sent', () => {
    expect(matchesInWords({ count: 2, of: 9 }, { count: 3, of: 12 })).toBe(
      'It takes 2 of the 9 newest events that arrived, and 3 of the 12 newest events of your sources.'
    )
  })

  it('is told of where there are events alone', () => {
    expect(matchesInWords({ count: 0, of: 0 }, { count: 3, of: 12 })).toBe(
      'It takes 3 of the 12 newest events of your sources.'
    )
    expect(matchesInWords({ count: 0, of: 0 }, { count: 0, of: 0 })).toContain('no events to try it on')
  })

  it('that is nothing is said first', () => {
    expect(matchesInWords({ count: 0, of: 9 }, { count: 0, of: 0 })).toBe(
      'It takes none of them: 0 of the 9 newest events that arrived.'
    )
  })
})
