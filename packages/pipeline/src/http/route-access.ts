/**
 * Who may reach a route. `api`, which is the default: this machine's own names, the token where there is one, and writes
 * from no other origin. `health`, `sign-in` and `page`: the same without the token. `ingestion`: without token and from any origin,
 * and by any name as soon as the pipeline listens for other machines.
 */
export type RouteAccess = 'api' | 'health' | 'sign-in' | 'page' | 'ingestion'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether what let the request in still does. To be asked by an answer that goes on: its session may have ended. */
    isStillLetIn: () => boolean
  }
  interface FastifyContextConfig {
    /** Who may reach the route. Default `api`. */
    access?: RouteAccess
    /** Origins whose pages may write by this route, beside the server's own; such as `https://app.segment.com`. */
    allowedOrigins?: readonly string[]
  }
}
