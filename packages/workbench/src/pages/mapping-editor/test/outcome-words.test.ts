import type { MappingTest } from '../../../api/test-mapping'
import { outcomeWords } from './outcome-words'

const request: MappingTest['request'] = {
  method: 'POST',
  url: 'https://collector.example/behavioral/•••',
  headers: {},
  body: '{}',
  bytes: 2,
  truncated: false,
  ignoredHeaders: []
}
const response: MappingTest['response'] = { status: 200, headers: {}, body: '', truncated: false }

describe('outcomeWords', () => {
  it('says of what was answered that it was really sent', () => {
    expect(outcomeWords({ outcome: 'delivered', request, response })).toEqual({
      color: 'green',
      title: 'Delivered',
      sent: 'The event was really sent to the Movable Ink URL, once.'
    })
  })

  it('says of a failure that a delivery would be tried again what a test is not', () => {
    expect(outcomeWords({ outcome: 'retrying', request }).sent).toBe(
      'The event was really sent, or tried to: no answer came. A test is not tried again.'
    )
  })

  it.each(['not-matched', 'switched-off', 'discarded'] as const)(
    'says of %s without a request that nothing was sent',
    (outcome) => {
      expect(outcomeWords({ outcome }).sent).toBe('Nothing was sent.')
    }
  )
})
