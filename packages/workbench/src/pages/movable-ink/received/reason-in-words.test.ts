import { reasonInWords } from './reason-in-words'

describe('why a request was not accepted', () => {
  it.each([
    [null, 'The connection ended before an answer'],
    ['fault: reset', 'The connection was reset'],
    ['the event is older than 30 days', 'The event is older than 30 days'],
    ['404 page not found', '404 page not found'],
    ['', '']
  ])('from %j is told as %j', (reason, words) => {
    expect(reasonInWords({ reason })).toBe(words)
  })
})
