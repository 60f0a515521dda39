import type { EventMapping } from './event-mapping'
import type { Payload } from './found-places'
import type { Masked } from './masking'

/** What Movable Ink tells events apart by. */
const NAMES = ['type', 'event', 'name'] as const

/** What is said of such an event to who receives it. */
export const MASKED_NAME_SHARED =
  'The name of this event is masked, in the match criterion too: it does not match the event as it is sent.'

/** Whether a criterion takes events by a name that is masked in it. */
export function hasMaskedName({ findings }: Masked, { key, event }: Payload, { match }: EventMapping): boolean {
  return NAMES.some((name) => {
    const text = event[name]
    if (typeof text !== 'string' || !match.includes(JSON.stringify(text))) return false
    return findings.some(({ id, isMasked, payloads }) => id === `.${name}` && isMasked && payloads.includes(key))
  })
}
