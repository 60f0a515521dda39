import type { FastifyInstance } from 'fastify'
import { ApiError } from '../http/api-error'
import { Refusal } from '../refusal'
import { acceptBody } from './accept-body'
import type { AcceptedBody } from './accept-body'
import type { AcceptedEvent, IngestionDependencies } from './accept-event'
import { Backlog } from './backlog'
import { EVENT_TYPES, SHORT_FORMS } from './event-types'
import type { EventType } from './event-types'
import type { IngestionObserver } from './ingestion-observer'
import { MAX_BACKLOG, MAX_BODY_BYTES } from './limits'
import { readJson } from './read-json'
import type { BodyJson } from './read-json'
import { writeKeyOf } from './write-key-of'

/** What the tracking API is served with. */
export interface Ingestion extends IngestionDependencies {
  /** The id of the source that a write key belongs to. */
  sourceOf: (writeKey: string) => Promise<string | undefined>
  /** Resolves when the events and their deliveries are stored: the answer is given only then. */
  store: (sourceId: string, events: readonly AcceptedEvent[]) => Promise<void>
  observer: Pick<IngestionObserver, 'onRejected'>
  /** What is held of requests that are not answered yet. Default: one of 64 MiB. */
  backlog?: Backlog
}

/** Where each call is served: under its name, and under the short form that Segment's SDKs for browsers and mobiles use. */
const CALLS: readonly [path: string, call: EventType | 'batch'][] = [
  ...EVENT_TYPES.flatMap((type): [string, EventType][] => [
    [`/v1/${type}`, type],
    [`/v1/${SHORT_FORMS[type]}`, type]
  ]),
  ['/v1/batch', 'batch'],
  ['/v1/b', 'batch']
]

const unknownWriteKey = () =>
  new ApiError(
    401,
    'UNKNOWN_WRITE_KEY',
    'The write key is missing or belongs to no source. Send it as the user name of Basic authentication, with no password.'
  )

/** Any page may send events, as with Segment itself; it can read nothing, and no cookie means anything here. */
const FROM_ANYWHERE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin'
}

const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, content-encoding',
  'access-control-max-age': '86400'
}

const config = { access: 'ingestion' } as const

/** Tells of the events that are not accepted: some of a batch, or all that were sent. */
function observed(call: EventType | 'batch', { observer }: Ingestion, accept: () => AcceptedBody): AcceptedBody {
  try {
    const accepted = accept()
    if (accepted.mistakes.length > 0) observer.onRejected(call, accepted.mistakes.length)
    return accepted
  } catch (error) {
    // One event may have several mistakes; of a batch each is of another event.
    const mistakes = error instanceof Refusal && error.code === 'INVALID_EVENT' ? (error.mistakes ?? []) : []
    if (mistakes.length > 0) observer.onRejected(call, call === 'batch' ? mistakes.length : 1)
    throw error
  }
}

/** What is added to the events of a body is little and not counted, up to this many bytes. */
const UNCOUNTED = 64 * 1024

/** How much more there is of events than of their body: what a batch says for all of them stands in each. In bytes. */
const growthOf = (events: readonly AcceptedEvent[], { bytes }: BodyJson) =>
  Math.max(0, events.reduce((sum, { json }) => sum + json.length, 0) - bytes - UNCOUNTED)

/** Segment's HTTP tracking API. */
export function ingestionRoutes(app: FastifyInstance, ingestion: Ingestion): void {
  app.removeAllContentTypeParsers()
  // Of any type: analytics.js sends text/plain, for which a browser asks no permission.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body)
  )
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(FROM_ANYWHERE)
    done()
  })

  const { backlog = new Backlog(MAX_BACKLOG) } = ingestion
  async function take(call: EventType | 'batch', body: BodyJson, authorization: string | undefined) {
    const writeKey = writeKeyOf(authorization, body.value)
    const sourceId = writeKey === undefined ? undefined : await ingestion.sourceOf(writeKey)
    if (sourceId === undefined) throw unknownWriteKey()
    const { events, mistakes } = observed(call, ingestion, () => acceptBody(call, body.value, ingestion))
    await backlog.hold(growthOf(events, body), () => ingestion.store(sourceId, events))
    return mistakes.length === 0 ? { success: true } : { success: true, rejected: mistakes }
  }

  for (const [url, call] of CALLS) {
    app.options(url, { config }, (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
    app.post(url, { config }, async (request) => {
      const { authorization, 'content-encoding': encoding } = request.headers
      const body = await readJson((request.body as Buffer | undefined) ?? Buffer.alloc(0), encoding)
      return backlog.hold(body.bytes, () => take(call, body, authorization))
    })
  }
}
