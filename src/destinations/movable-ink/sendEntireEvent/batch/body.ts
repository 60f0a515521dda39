import type { BatchEvent } from './batch-event'
import { MAX_BODY_BYTES, MAX_EVENTS } from './limits'

const OPENING = Buffer.from('{"events":[')
const COMMA = Buffer.from(',')
const CLOSING = Buffer.from(']}')

/** The body that carries these events, in their order. */
export function bodyOf(events: readonly Pick<BatchEvent, 'json'>[]) {
  const parts = events.flatMap(({ json }) => [COMMA, json])
  return Buffer.concat([OPENING, ...parts.slice(1), CLOSING])
}

/**
 * The events in as few requests as their order and the limits allow. One that is over the limit of bytes by itself is
 * alone in its request.
 */
export function splitToFit<Part extends Pick<BatchEvent, 'json'>>(events: readonly Part[]): Part[][] {
  const requests: Part[][] = []
  let open: Part[] = []
  let bytes = 0
  for (const event of events) {
    if (open.length === MAX_EVENTS || bytes + COMMA.length + event.json.length > MAX_BODY_BYTES) open = []
    if (open.length === 0) {
      requests.push(open)
      bytes = OPENING.length + event.json.length + CLOSING.length
    } else {
      bytes += COMMA.length + event.json.length
    }
    open.push(event)
  }
  return requests
}
