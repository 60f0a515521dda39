import rateLimiting from '@fastify/rate-limit'
import type { FastifyInstance, onRequestAsyncHookHandler, onRequestHookHandler } from 'fastify'
import { acceptEvents } from './accept-events'
import { basicAuthentication, isSameSecret, type Credentials } from './credentials'
import type { LiveEventMappings } from './event-mappings/live-event-mappings'
import type { FaultPlan } from './faults/fault-plan'
import { playFault, type FaultStage } from './faults/play-fault'
import type { ReceivedEvents } from './received-events'
import { Rejection } from './rejection'
import { answerRejection, PageNotFound } from './rejection-answer'
import { readBody } from './request-body'

/** What the endpoint needs from the collector around it. */
export interface BehavioralEndpointOptions extends FaultStage {
  credentials: Credentials
  eventMappings: LiveEventMappings
  received: ReceivedEvents
  faults: FaultPlan
  /** Requests a second with good credentials before the answer is 429; default any number. */
  rateLimit?: number
  now: () => number
}

/**
 * Movable Ink's endpoint, `/behavioral/{endpoint_key}`. The order is the observed one: the key first, whatever the
 * method, the credentials and the body; faults come right after it.
 */
export const behavioralEndpoint = async (app: FastifyInstance, options: BehavioralEndpointOptions): Promise<void> => {
  const { received, eventMappings, rateLimit, now } = options
  if (rateLimit !== undefined) await app.register(rateLimiting, { global: false })

  app.setErrorHandler((error, request, reply) => {
    received.reject()
    return answerRejection(error, request, reply)
  })

  app.route({
    method: app.supportedMethods,
    url: '/behavioral/:endpointKey',
    onRequest: [checkEndpointKey(options), playNextFault(options), checkCredentials(options), checkMethod],
    config: rateLimit === undefined ? {} : { rateLimit: rateLimitOf(rateLimit) },
    async handler(request) {
      // Those in force when the request began, whatever becomes of them while its body comes.
      const { compiled } = eventMappings
      const events = acceptEvents(await readBody(request.raw), compiled, now())
      received.accept(request.id, now(), events)
      request.outcome.events = events.length
      return { request_id: request.id }
    }
  })
}

const checkEndpointKey = ({ credentials }: BehavioralEndpointOptions): onRequestHookHandler => {
  return (request, _reply, done) => {
    const { endpointKey } = request.params as { endpointKey: string }
    if (endpointKey === '') return done(new PageNotFound())
    if (isSameSecret(endpointKey, credentials.endpointKey)) return done()
    done(new Rejection(404, 'Behavioral endpoint key not found'))
  }
}

const playNextFault = (options: BehavioralEndpointOptions): onRequestAsyncHookHandler => {
  const { faults, received, connections, closing } = options
  return async (request, reply) => {
    const fault = faults.next()
    if (!fault) return
    request.outcome.reason = `fault: ${fault.kind}`
    if (fault.kind !== 'delay') received.reject()
    await playFault(fault, request, reply, { connections, closing })
  }
}

/** 401 is an assumption. */
const checkCredentials = ({ credentials }: BehavioralEndpointOptions): onRequestHookHandler => {
  const isGood = basicAuthentication(credentials)
  return (request, _reply, done) =>
    isGood(request.headers.authorization)
      ? done()
      : done(new Rejection(401, 'The user name or the access secret is wrong.'))
}

/** 405 is an assumption. */
const checkMethod: onRequestHookHandler = (request, reply, done) => {
  if (request.method === 'POST') return done()
  void reply.header('allow', 'POST')
  done(new Rejection(405, `Events are sent with POST, not with ${request.method}.`))
}

/** A 429 for going too fast is documented; the window is an assumption. As observed, no header tells the limit. */
const rateLimitOf = (perSecond: number) => ({
  max: perSecond,
  timeWindow: 1_000,
  keyGenerator: () => 'everyone',
  errorResponseBuilder: () => new Rejection(429, 'Too many requests.'),
  addHeaders: NO_HEADERS,
  addHeadersOnExceeding: NO_HEADERS
})

const NO_HEADERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': false
}
