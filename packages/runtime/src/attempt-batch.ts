import type { SegmentEvent } from '@segment/actions-core'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import type { RunMapping } from './mapping'
import { refusal, requestIdIn, retryAfterOf } from './attempt'
import type { Attempt } from './attempt'
import type { MadeRequest, WatchedDestination } from './watched-destination'

type Results = Awaited<ReturnType<WatchedDestination['onBatch']>>

/** What the runtime says of one event of a batch. */
type Node = NonNullable<Results[number]['multistatus']>[number]

const messageOf = (node: Node) =>
  'errormessage' in node && typeof node.errormessage === 'string' ? node.errormessage : undefined

/** The destination tells what it sent of an event that it sent. */
const wasSent = (node: Node) => 'sent' in node && node.sent !== undefined

/** For an event of which the runtime says nothing. */
const NOT_RUN = refusal(400, 'The mapping was not run.')

/** What all events of a batch that were sent have in common. */
interface Shared {
  ms: number
  retryAfterMs?: number
  request?: MadeRequest
}

/** What is known of the request that an event went in. Of several it is not known which, so that no length is told. */
function requestOf([first, ...others]: readonly MadeRequest[]): MadeRequest | undefined {
  return first === undefined || others.length === 0 ? first : { method: first.method, url: first.url }
}

function toAttempt(node: Node | undefined, { ms, retryAfterMs, request }: Shared): Attempt {
  if (node === undefined) return { ...NOT_RUN, ms }
  const { status } = node
  const requestId = requestIdIn(node.body)
  const message = messageOf(node)
  if (message === undefined) return { kind: 'delivered', status, ms, requestId, request }
  return {
    ...refusal(status, message, retryAfterMs),
    ms,
    requestId,
    ...(wasSent(node) ? { request } : { notSent: true })
  }
}

/** The attempts of a batch. Events of the same request share one: there is one for nearly all of a batch. */
function toAttempts(nodes: readonly Node[], events: number, shared: Shared): Attempt[] {
  const attempts: Attempt[] = []
  for (let index = 0; index < events; index++) {
    const [node, before] = [nodes[index], nodes[index - 1]]
    const last = attempts.at(-1)
    const isSame = last !== undefined && node !== undefined && before !== undefined && sameResult(node, before)
    attempts.push(isSame ? last : toAttempt(node, shared))
  }
  return attempts
}

const sameResult = (one: Node, other: Node) =>
  one.body === other.body &&
  one.status === other.status &&
  messageOf(one) === messageOf(other) &&
  wasSent(one) === wasSent(other)

/**
 * Runs events through one mapping as one batch, on the path Segment's own runtime takes.
 *
 * `destination` must be used for one batch at a time; its `requests` and `responses`, which it never empties itself, are
 * empty afterwards.
 *
 * @returns an attempt for each event, in their order
 */
export async function attemptBatch(
  destination: WatchedDestination,
  events: SegmentEvent[],
  settings: Settings,
  mapping: RunMapping,
  now: () => number = performance.now.bind(performance)
): Promise<Attempt[]> {
  const started = now()
  const { subscribe, partnerAction } = mapping
  const subscriptions = [{ subscribe, partnerAction, mapping: mapping.mapping }]
  try {
    const [result] = await destination.onBatch(events, { ...settings, subscriptions })
    const ms = now() - started
    if (result?.output === 'not subscribed') return events.map(() => ({ kind: 'notMatched', ms }))
    // A batch ends with the first answer that asks to wait.
    const retryAfterMs = retryAfterOf(destination.responses.at(-1))
    const shared = { ms, retryAfterMs, request: requestOf(destination.requests) }
    return toAttempts(result?.multistatus ?? [], events.length, shared)
  } catch (error) {
    const { status } = error as { status?: number }
    // Whatever happens to a request has a status. Without one, and with no answer, the mapping broke on an event.
    if (status === undefined && events.length > 1 && destination.responses.length === 0) {
      const half = Math.ceil(events.length / 2)
      const first = await attemptBatch(destination, events.slice(0, half), settings, mapping, now)
      return [...first, ...(await attemptBatch(destination, events.slice(half), settings, mapping, now))]
    }
    const message = error instanceof Error ? error.message : 'Unknown failure'
    const refused = { ...refusal(status, message), ms: now() - started, request: requestOf(destination.requests) }
    return events.map(() => refused)
  } finally {
    destination.requests.length = 0
    destination.responses.length = 0
  }
}
