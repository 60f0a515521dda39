import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression
} from 'fastify'
import type { Server } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/** The server as the routes of the API see it: bodies, parameters and answers are checked with zod. */
export type ApiApp = FastifyInstance<
  Server,
  RawRequestDefaultExpression<Server>,
  RawReplyDefaultExpression<Server>,
  FastifyBaseLogger,
  ZodTypeProvider
>
