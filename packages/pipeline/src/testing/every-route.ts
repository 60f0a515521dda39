import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { RouteAccess } from '../http/route-access'

/** One method of an address. */
export interface RouteUnderTest {
  method: string
  /** Its pattern. */
  url: string
  access: RouteAccess
}

/** An id as the routes take it, which nothing has. */
const ID = '0199d5a3-0000-7000-8000-000000000000'

/** Every method of every address that a server takes; whoever adds a route adds it here. */
export const routesOf = (app: FastifyInstance): RouteUnderTest[] =>
  [...app.knownRoutes.values()].flatMap(({ url, methods, config: { access = 'api' } }) =>
    [...methods].map((method) => ({ method, url, access }))
  )

/** The error in an answer: `403 FORBIDDEN_HOST`; of an answer to HEAD, which has no body, the status alone. */
export function errorIn({ statusCode, payload }: LightMyRequestResponse): string {
  if (payload === '') return String(statusCode)
  const { error } = JSON.parse(payload) as { error?: { code?: string } }
  return `${statusCode} ${error?.code ?? 'no error'}`
}

export const ask = (app: FastifyInstance, { method, url }: RouteUnderTest, request: InjectOptions) =>
  app.inject({
    ...request,
    method: method as InjectOptions['method'], // of the routes, each of which is one that Fastify knows
    url: url.replace(/:\w+/g, ID)
  })

/** Sends the same to each route; what they answered, by route. */
export async function errorsOf(
  app: FastifyInstance,
  routes: readonly RouteUnderTest[],
  request: InjectOptions
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const route of routes) answers[`${route.method} ${route.url}`] = errorIn(await ask(app, route, request))
  return answers
}

/** What `errorsOf` is to give when all answer the same. */
export const allAnswer = (routes: readonly RouteUnderTest[], error: string): Record<string, string> =>
  Object.fromEntries(
    routes.map(({ method, url }) => [`${method} ${url}`, method === 'HEAD' ? (error.split(' ')[0] ?? '') : error])
  )
