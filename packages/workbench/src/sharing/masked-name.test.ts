import type { Decisions } from './found-places'
import { hasMaskedName } from './masked-name'
import { maskPayloads } from './masking'
import { suggestEventMapping } from './suggest-event-mapping'

const isMaskedIn = (event: string, decisions: Decisions = new Map(), match?: string) => {
  const masked = maskPayloads(
    [
      { key: 'one', event: { type: 'track', event } },
      { key: 'other', event: { type: 'track', event: 'Signed up' } }
    ],
    decisions
  )
  return masked.payloads.map((payload) => {
    const suggested = suggestEventMapping(payload.event, () => false)
    return hasMaskedName(masked, payload, { ...suggested, match: match ?? suggested.match })
  })
}

describe('a criterion does not match the event as it is sent', () => {
  it('when the name in it is masked', () => {
    expect(isMaskedIn('Signed up kim@acme.com')).toEqual([true, false])
  })

  it('but does when the name is kept, or holds nothing personal', () => {
    expect(isMaskedIn('Signed up kim@acme.com', new Map([['.event', 'keep']]))).toEqual([false, false])
    expect(isMaskedIn('Order Completed')).toEqual([false, false])
  })

  it('but does when it takes the event by something else', () => {
    expect(isMaskedIn('Signed up kim@acme.com', new Map(), '.type == "track"')).toEqual([false, false])
  })
})
