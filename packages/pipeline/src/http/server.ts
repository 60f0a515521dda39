import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler
} from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApiParts } from '../api/api-parts'
import { apiRoutes } from '../api/routes'
import { ingestionRoutes } from '../ingestion/routes'
import type { Ingestion } from '../ingestion/routes'
import { answerError, answerNotFound } from './error-answer'

/** What the server serves. */
export interface ServerOptions {
  ingestion: Ingestion
  api: ApiParts
}

/** A request must arrive whole within this time, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000

const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Movable Ink pipeline', version: '1', description: "Segment's side, on your own machine." }
}

/** Builds the HTTP server; it listens when it is told to. */
export async function buildServer({ ingestion, api }: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({ requestTimeout: REQUEST_TIMEOUT_MS, forceCloseConnections: 'idle' })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  await app.register((scope, _options, done) => {
    ingestionRoutes(scope, ingestion)
    done()
  })
  await app.register(
    async (scope) => {
      await scope.register(swagger, {
        openapi: OPENAPI,
        transform: jsonSchemaTransform,
        transformObject: jsonSchemaTransformObject
      })
      scope.get('/openapi.json', () => scope.swagger())
      apiRoutes(scope.withTypeProvider<ZodTypeProvider>(), api)
    },
    { prefix: '/api/v1' }
  )
  return app
}
