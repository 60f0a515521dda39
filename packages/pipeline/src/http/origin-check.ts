import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { ApiError } from './api-error'

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What browsers say of requests of the server's own pages, and of those that a person made without any page. */
const OWN_SITES = new Set(['same-origin', 'none'])

const forbidden = () =>
  new ApiError(
    403,
    'FORBIDDEN_ORIGIN',
    'Pages of another origin may not change anything here. Send the request from a page of this server, or from no page at all.'
  )

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** Whether a request comes from a page of this server, or from no page at all. */
export function isOfNoOtherOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  // A program, or a browser that names no origin but may say where the page is from.
  if (origin === undefined) return site === undefined || OWN_SITES.has(String(site))
  // By its host alone: a proxy may speak https where this server does not.
  return hostOf(origin) === host?.toLowerCase()
}

function mayWrite({ headers, routeOptions }: FastifyRequest): boolean {
  const { origin } = headers
  const isAllowed = origin !== undefined && routeOptions.config.allowedOrigins?.includes(origin) === true
  return isAllowed || isOfNoOtherOrigin(headers)
}

/**
 * Refuses writes from pages of other origins, except to the ingestion, which is for them. A route names further origins that
 * may write in its `config.allowedOrigins`.
 */
export const checkOrigin: onRequestHookHandler = (request, _reply, done) => {
  const isChecked = WRITES.has(request.method) && request.routeOptions.config.access !== 'ingestion'
  if (isChecked && !mayWrite(request)) return done(forbidden())
  done()
}
