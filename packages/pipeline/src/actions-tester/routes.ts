import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { CatalogEntry } from '../catalog'
import '../http/route-access'
import { authenticate, runAction } from './tester'

/** Where Segment's own tester page comes from. */
export const TESTER_ORIGINS: readonly string[] = [
  'https://app.segment.com',
  'https://eu1.app.segment.com',
  'https://app.segment.build',
  'https://eu1.app.segment.build',
  'http://localhost:8000'
]

/** One megabyte: an event may be 32 KB, and a batch is meant to be tried as well. */
const BODY_LIMIT_BYTES = 1024 * 1024

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
  // A page of the internet asks a server on this machine; Chrome wants to be told that it may.
  'access-control-allow-private-network': 'true',
  'access-control-max-age': '600'
}

const object = z.record(z.string(), z.unknown())

const runSchema = z.object({
  payload: z.union([z.array(object), object]).default({}),
  mapping: object.nullish(),
  settings: object.default({}),
  features: z.record(z.string(), z.boolean()).nullish()
})

/**
 * The protocol of Segment's own local tester, for one destination of the catalog. Settings come with each request: they are
 * used once, and neither stored nor logged.
 */
export function actionsTesterRoutes(app: FastifyInstance, entry: CatalogEntry): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const config = { allowedOrigins: TESTER_ORIGINS }
  const actions = Object.keys(entry.definition.actions)

  const isTester = (origin: string | undefined): origin is string =>
    origin !== undefined && TESTER_ORIGINS.includes(origin)

  app.addHook('onRequest', ({ headers: { origin } }, reply, done) => {
    void reply.header('vary', 'origin')
    if (isTester(origin)) void reply.header('access-control-allow-origin', origin)
    done()
  })

  for (const url of ['/manifest', '/authenticate', ...actions.map((action) => `/${action}`)]) {
    routes.options(url, { config }, ({ headers: { origin } }, reply) =>
      reply
        .code(204)
        .headers(isTester(origin) ? PREFLIGHT : {})
        .send()
    )
  }

  routes.get('/manifest', { config }, () => ({
    ...entry.definition,
    directoryName: entry.slug.replace(/^actions-/, '')
  }))

  routes.post('/authenticate', { config, bodyLimit: BODY_LIMIT_BYTES, schema: { body: object } }, async ({ body }) =>
    authenticate(entry, body)
  )

  for (const action of actions) {
    routes.post(
      `/${action}`,
      { config, bodyLimit: BODY_LIMIT_BYTES, schema: { body: runSchema } },
      async ({ body: { payload, mapping, settings, features } }) =>
        runAction(entry, action, { payload, mapping: mapping ?? {}, settings, features: features ?? {} })
    )
  }
}
