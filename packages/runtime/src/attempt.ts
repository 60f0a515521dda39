import type { DecoratedResponse, SegmentEvent } from '@segment/actions-core'
import { isRetryableStatus } from '@segment/actions-shared'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { safeRequestId } from '../../../src/destinations/movable-ink/request-id'
import type { RunMapping } from './mapping'
import type { MadeRequest, WatchedDestination } from './watched-destination'

/** How one attempt at a delivery ended. */
export type Attempt = {
  ms: number
  /** Movable Ink's id of the request. */
  requestId?: string
  /** Missing when nothing was sent. */
  request?: MadeRequest
} & (
  | { kind: 'delivered'; status: number }
  | { kind: 'notMatched' }
  | {
      kind: 'refused'
      status: number | undefined
      message: string
      retryable: boolean
      /** How long the answer asks to wait before the next try, in milliseconds (`Retry-After`). */
      retryAfterMs?: number
      /** The batch it was in had ended before its turn came. */
      notSent?: true
    }
)

type Refused = Omit<Extract<Attempt, { kind: 'refused' }>, 'ms' | 'requestId' | 'request'>

/** An attempt that failed. */
export const refusal = (status: number | undefined, message: string, retryAfterMs?: number): Refused => ({
  kind: 'refused',
  status,
  message,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  // Whatever happens to a request has a status. Without one the event itself is at fault, such as one nested too deeply.
  retryable: status !== undefined && isRetryableStatus(status)
})

/** The request id in the body of an answer, if it holds one. */
export function requestIdIn(body: unknown): string | undefined {
  const { request_id } = (typeof body === 'object' && body !== null ? body : {}) as { request_id?: unknown }
  return typeof request_id === 'string' ? request_id : undefined
}

/**
 * How long an answer asks to wait (RFC 9110 §10.2.3), in milliseconds.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterOf(response: DecoratedResponse | undefined, now = Date.now()): number | undefined {
  const header = response?.headers.get('retry-after')?.trim()
  if (!header) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : new Date(header).getTime() - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** The request id of an answer, from its header or else its body. */
const requestIdOf = (response: DecoratedResponse | undefined): string | undefined =>
  response?.headers.get('x-request-id') ?? requestIdIn(response?.data)

/**
 * Runs one event through one mapping, on the path Segment's own runtime takes: trigger, mapping, validation, action.
 *
 * `destination` must be used for one attempt at a time: its `requests` and `responses`, which it never empties itself, tell
 * what was sent and what came back, and are empty again afterwards.
 */
export async function attempt(
  destination: WatchedDestination,
  event: SegmentEvent,
  settings: Settings,
  { subscribe, partnerAction, mapping }: RunMapping,
  now: () => number = performance.now.bind(performance)
): Promise<Attempt> {
  const started = now()
  const finish = () => {
    const response = destination.responses.splice(0).at(-1)
    const request = destination.requests.splice(0).at(-1)
    // A server may take its id from a header of the request.
    const requestId = safeRequestId(requestIdOf(response), settings, [{ headers: destination.sentHeaders }])
    return { response, request, requestId, ms: now() - started }
  }
  try {
    const subscriptions = [{ subscribe, partnerAction, mapping }]
    const results = await destination.onEvent(event, { ...settings, subscriptions })
    const { response, ...finished } = finish()
    const { status = 200 } = response ?? {}
    const outputs: unknown[] = results.map(({ output }) => output)
    if (outputs.includes('not subscribed')) return { kind: 'notMatched', ...finished }
    if (outputs.includes('Action Executed')) return { kind: 'delivered', status, ...finished }
    // A trigger that cannot be read, for one, is told of in the output alone.
    const message = outputs.find((output) => typeof output === 'string') ?? 'The mapping was not run.'
    return { kind: 'refused', status: 400, message, retryable: false, ...finished }
  } catch (error) {
    const { response, ...finished } = finish()
    const { status } = error as { status?: number }
    const message = error instanceof Error ? error.message : 'Unknown failure'
    return { ...refusal(status, message, retryAfterOf(response)), ...finished }
  }
}
