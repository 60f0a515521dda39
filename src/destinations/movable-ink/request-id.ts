import { conceal } from './conceal'
import type { Settings } from './generated-types'
import type { Payload } from './sendEntireEvent/generated-types'

/** A request id as short and plain as Movable Ink's are. */
const REQUEST_ID = /^[\w.:-]{1,100}$/

/**
 * A request id that may be passed on; undefined for anything that is none, or holds what must not be told: a server may take
 * its id from the request.
 *
 * @param requestId as received
 * @param payloads what was sent in the request
 */
export function safeRequestId(
  requestId: string | undefined,
  settings: Settings,
  payloads: readonly Payload[] = []
): string | undefined {
  if (requestId === undefined || !REQUEST_ID.test(requestId)) return undefined
  return conceal(requestId, settings, payloads) === requestId ? requestId : undefined
}
