import type { FastifyContextConfig, FastifyInstance, onRequestHookHandler, RouteOptions } from 'fastify'
import { ApiError } from './api-error'
import { nothingHere } from './error-answer'

/** An address of the server, and what it takes. */
export interface KnownRoute {
  /** Its pattern, such as `/api/v1/sources/:id`. */
  url: string
  methods: Set<string>
  config: FastifyContextConfig
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is there to answer 405 alone. */
    refuses?: true
  }
  interface FastifyInstance {
    /** All routes that were added, but for those that refuse other methods. */
    knownRoutes: ReadonlyMap<string, KnownRoute>
  }
}

/** Patterns are the same address whatever their parameters are called. */
const addressOf = (url: string) => url.replace(/:\w+/g, ':')

/** Of a pattern that begins with a parameter or wildcard, which fits what nobody meant. */
const isVague = (url: string) => /^\/?[:*]/.test(url)

const notAllowed = (allow: string) =>
  new ApiError(405, 'METHOD_NOT_ALLOWED', `This address does not take the method of the request. It takes ${allow}.`)

/** Notes the routes that are added from now on, for `refuseOtherMethods`. */
export function noteRoutes(app: FastifyInstance): void {
  const known = new Map<string, KnownRoute>()
  app.decorate('knownRoutes', known)
  app.addHook('onRoute', ({ url, method, config = {} }: RouteOptions) => {
    if (config.refuses) return
    const route = known.get(addressOf(url)) ?? { url, methods: new Set(), config }
    for (const one of [method].flat()) route.methods.add(one)
    known.set(addressOf(url), route)
  })
}

/** An address whose parameter is empty, such as `/sources/`, is none: nothing is called so. */
export const refuseEmptyParameters: onRequestHookHandler = ({ params }, _reply, done) => {
  const isEmpty = Object.values(params as Record<string, string>).includes('') // by the pattern of the route
  done(isEmpty ? nothingHere() : undefined)
}

/** Answers 405 where an address is known but not with the method; to be called when all routes are added. */
export function refuseOtherMethods(app: FastifyInstance): void {
  for (const { url, methods, config } of [...app.knownRoutes.values()]) {
    const method = app.supportedMethods.filter((one) => !methods.has(one))
    if (isVague(url) || method.length === 0) continue
    const allow = [...methods].sort().join(', ')
    app.route({
      method,
      url,
      config: { ...config, refuses: true },
      // Before the body is looked at, and after the hooks that are for every request.
      onRequest: (_request, reply, done) => {
        void reply.header('allow', allow)
        done(notAllowed(allow))
      },
      handler: () => undefined
    })
  }
}
