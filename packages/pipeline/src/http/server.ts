import { randomUUID } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actionsTesterRoutes } from '../actions-tester/routes'
import type { ApiParts } from '../api/api-parts'
import { API_PREFIX, openapiOptions } from '../api/openapi-document'
import { apiRoutes } from '../api/routes'
import { sessionRoutes } from '../api/session-routes'
import { catalog } from '../catalog'
import { ingestionRoutes } from '../ingestion/routes'
import type { Ingestion } from '../ingestion/routes'
import { RequestLog } from '../logging/request-log'
import { metricsRoute } from '../metrics/metrics-route'
import type { PipelineMetrics } from '../metrics/pipeline-metrics'
import { accessWith, checkToken } from './api-token'
import type { ApiAccess } from './api-token'
import { answerBadAddress, answerBrokenRequest } from './broken-request'
import { answerError, answerNotFound } from './error-answer'
import { healthRoute } from './health-route'
import type { Health } from './health-route'
import { checkHost } from './host-check'
import type { ServerNames } from './host-check'
import { takeOnlyJson } from './json-body'
import { noteRoutes, refuseEmptyParameters, refuseOtherMethods } from './known-routes'
import { API_BODY_LIMIT_BYTES, TIMEOUTS } from './limits'
import type { Timeouts } from './limits'
import { checkOrigin } from './origin-check'
import { pageRoutes } from './page-routes'
import './route-access'
import { addSecurityHeaders } from './security-headers'
import { closeUnusedConnections } from './unused-connections'

/** What the server of any process says of it, and to whom. */
export interface WorkerServerOptions {
  health: Health
  metrics: Pick<PipelineMetrics, 'contentType' | 'text' | 'onAnswered'>
  logger: FastifyBaseLogger
  names: ServerNames
  /** What everything but the ingestion and the health check asks for, if anything. */
  apiToken?: string
  timeouts?: Timeouts
}

/** What the server of a process serves that does not only deliver. */
export interface ServerOptions extends WorkerServerOptions {
  ingestion: Ingestion
  api: ApiParts
  /** The folder of an app that is served to browsers, if there is one. */
  pages?: string
}

/** A request that was answered. */
export interface AnsweredRequest {
  method: string
  /** The pattern of its route, such as `/api/v1/sources/:id`; undefined where there is none. */
  route?: string
  status: number
  /** Until the whole answer was handed over. */
  ms: number
}

function newServer(logger: FastifyBaseLogger, { headersMs, requestMs, idleMs, keepAliveMs, checkMs }: Timeouts) {
  const app: FastifyInstance = Fastify({
    // One without a Host header is for the check of that to refuse: Node's own answer has no body.
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs, requireHostHeader: false },
    requestTimeout: requestMs,
    connectionTimeout: idleMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: 'idle',
    // While it closes, requests on open connections are still answered as always; the store closes after them.
    return503OnClosing: false,
    bodyLimit: API_BODY_LIMIT_BYTES,
    loggerInstance: logger,
    logController: new RequestLog(),
    genReqId: () => randomUUID(),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerBadAddress
  })
  // An expectation that Node does not know may be ignored (RFC 9110 §10.1.1); its own answer is not in our shape.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  return app
}

/** What holds for every request, whatever its route. Hooks run in this order, before the body is read. */
async function guard(app: FastifyInstance, { names, metrics }: WorkerServerOptions, access?: ApiAccess): Promise<void> {
  app.addHook('onRequest', (request, reply, done) => {
    // Straight to Node's response: an answer that a route writes by itself has it, too.
    reply.raw.setHeader('x-request-id', request.id)
    done()
  })
  await addSecurityHeaders(app)
  app.decorateRequest('isStillLetIn', () => true)
  app.addHook('onRequest', checkHost(names))
  if (access !== undefined) app.addHook('onRequest', checkToken(access))
  app.addHook('onRequest', checkOrigin)
  app.addHook('onRequest', refuseEmptyParameters)
  app.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
    metrics.onAnswered({ method, route: routeOptions.url, status: statusCode, ms: elapsedTime })
    done()
  })
}

/** What every process serves: whether it is well, and its metrics. */
async function guardedServer(options: WorkerServerOptions, access?: ApiAccess): Promise<FastifyInstance> {
  const { health, metrics, logger, timeouts = TIMEOUTS } = options
  const app = newServer(logger, timeouts)
  closeUnusedConnections(app)
  noteRoutes(app)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  takeOnlyJson(app)
  await guard(app, options, access)

  healthRoute(app, health)
  metricsRoute(app, metrics)
  return app
}

const accessOf = ({ apiToken }: WorkerServerOptions) => (apiToken === undefined ? undefined : accessWith(apiToken))

/** Builds the HTTP server of a process that only delivers: nothing but its health and its metrics. */
export async function buildWorkerServer(options: WorkerServerOptions): Promise<FastifyInstance> {
  const app = await guardedServer(options, accessOf(options))
  refuseOtherMethods(app)
  return app
}

/** Builds the HTTP server; it listens when it is told to. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { ingestion, api, pages } = options
  const access = accessOf(options)
  const app = await guardedServer(options, access)
  await app.register((scope, _options, done) => {
    ingestionRoutes(scope, ingestion)
    done()
  })
  const [tested] = catalog
  if (tested !== undefined) {
    await app.register((scope, _options, done) => {
      actionsTesterRoutes(scope, tested)
      done()
    })
  }
  await app.register(
    async (scope) => {
      await scope.register(swagger, openapiOptions)
      const routes = scope.withTypeProvider<ZodTypeProvider>()
      apiRoutes(routes, api)
      sessionRoutes(routes, access)
    },
    { prefix: API_PREFIX }
  )
  if (pages !== undefined) await app.register((scope) => pageRoutes(scope, pages))
  refuseOtherMethods(app)
  return app
}
