import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { METHODS } from 'node:http'
import type { Server } from 'node:https'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { behavioralEndpoint, type BehavioralEndpointOptions } from './behavioral-endpoint'
import type { KeyAndCertificate } from './certificates/create-certificate'
import { trackConnections } from './connections'
import { controlRoutes } from './control-routes'
import { answerBrokenRequest, answerRejection, PageNotFound } from './rejection-answer'
import type { AnsweredRequest, RequestOutcome } from './request-outcome'

/** What the server is made of. */
export interface ServerOptions extends Omit<BehavioralEndpointOptions, 'connections' | 'closing'> {
  certificate: KeyAndCertificate
  /** Called for every answer except those of the collector's own routes. */
  onAnswered?: (request: AnsweredRequest) => void
}

/** A request must arrive whole within this time, so that an announced body that never comes ends. */
const REQUEST_TIMEOUT_MS = 30_000

/** How often Node looks for requests that are over it. Its own default is 30 seconds. */
const TIMEOUT_CHECK_MS = 1_000

/** No URL is too long to be an unknown endpoint key: Node refuses longer headers than this anyway. */
const LONGEST_ENDPOINT_KEY = 16_384

declare module 'fastify' {
  interface FastifyRequest {
    outcome: RequestOutcome
  }
}

/** Builds the HTTPS server; it listens when told to, and closing it ends every connection. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance<Server>> => {
  const { certificate, received, faults, onAnswered } = options
  const app = Fastify({
    https: {
      key: certificate.key,
      cert: certificate.certificate,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS
    },
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: LONGEST_ENDPOINT_KEY },
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, request, reply) => {
      // A path that cannot be decoded: the hooks have not run.
      beginRequest(request, reply)
      void answerRejection(new PageNotFound(), request, reply)
    }
  })
  const connections = trackConnections(app.server)
  const closing = new AbortController()
  setMaxListeners(0, closing.signal) // any number of requests may be delayed at once; more than 10 would be warned of
  app.addHook('preClose', () => {
    closing.abort()
    connections.destroyAll()
  })

  const newMethods = METHODS.filter((method) => method !== 'CONNECT' && !app.supportedMethods.includes(method))
  for (const method of newMethods) app.addHttpMethod(method, { hasBody: true })

  // Handlers read the body themselves: every earlier answer is given without waiting for it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.decorateRequest('outcome')
  app.addHook('onRequest', (request, reply, done) => {
    beginRequest(request, reply)
    // Not onResponse, which a connection cut by a fault never reaches.
    if (onAnswered && !isOwnRoute(request)) reply.raw.once('close', () => onAnswered(describeAnswer(request, reply)))
    done()
  })
  app.setErrorHandler(answerRejection)
  app.setNotFoundHandler((request, reply) => {
    received.reject()
    return answerRejection(new PageNotFound(), request, reply)
  })

  controlRoutes(app, { received, faults })
  await app.register(async (scope) => {
    await behavioralEndpoint(scope, { ...options, connections, closing: closing.signal })
  })
  return app
}

const beginRequest = (request: FastifyRequest, reply: FastifyReply): void => {
  request.outcome = { events: 0 }
  void reply.header('x-request-id', request.id)
}

const isOwnRoute = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/_') ?? false

const describeAnswer = (request: FastifyRequest, { raw }: FastifyReply): AnsweredRequest => ({
  at: new Date(),
  method: request.method,
  status: raw.headersSent ? raw.statusCode : undefined,
  requestId: request.id,
  ...request.outcome
})
