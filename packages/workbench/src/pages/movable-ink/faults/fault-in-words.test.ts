import type { Fault } from '../../../api/movable-ink'
import { faultInWords, remainingInWords } from './fault-in-words'

describe('a fault in words', () => {
  it.each<[Fault, string]>([
    [{ kind: 'status', status: 429, times: 3 }, 'Answer 429 for the next 3 requests'],
    [{ kind: 'status', status: 503 }, 'Answer 503 for the next request'],
    [
      { kind: 'status', status: 429, retryAfter: 2, times: 1 },
      'Answer 429, to be tried again after 2 seconds for the next request'
    ],
    [{ kind: 'status', status: 200, body: '{' }, 'Answer 200 with a body of its own for the next request'],
    [{ kind: 'delay', ms: 1500, times: 2 }, 'Wait 1,500 ms before the answer for the next 2 requests'],
    [{ kind: 'reset' }, 'Reset the connection before the answer for the next request'],
    [{ kind: 'reset', at: 'mid-body' }, 'Reset the connection in the middle of the answer for the next request'],
    [{ kind: 'truncate', share: 0.05 }, 'End the answer halfway for one of 20 requests'],
    [{ kind: 'truncate', share: 0.3 }, 'End the answer halfway for 30 % of requests'],
    [{ kind: 'truncate', share: 1 }, 'End the answer halfway for every request'],
    [
      { kind: 'redirect', status: 302, location: 'https://elsewhere.example/' },
      'Redirect with 302 to https://elsewhere.example/ for the next request'
    ]
  ])('is of %j: %s', (fault, words) => {
    expect(faultInWords(fault)).toBe(words)
  })

  it('says how often it will still be met', () => {
    const fault: Fault = { kind: 'truncate' }
    expect(remainingInWords({ fault, remaining: 1 })).toBe('1 request left')
    expect(remainingInWords({ fault, remaining: null })).toBe('until it is cleared')
  })
})
