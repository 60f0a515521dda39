import { refusalInWords } from './refusal-in-words'

describe('a mistake in an event mapping', () => {
  it('is told with the name of the event mapping, and where in it', () => {
    const names = ['Identify', 'Track']
    expect(refusalInWords({ path: 'eventMappings.1.match', message: 'is not valid jq' }, names)).toBe(
      'Track, match: is not valid jq'
    )
    expect(refusalInWords({ path: 'eventMappings.0.fields.a.b', message: 'is not valid jq' }, names)).toBe(
      'Identify, a.b: is not valid jq'
    )
  })

  it('is told as it came where it is in none', () => {
    expect(refusalInWords({ path: 'eventMappings', message: 'must have at most 50 items' }, [])).toBe(
      'eventMappings must have at most 50 items'
    )
  })
})
