import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { onRequestHookHandler } from 'fastify'
import { PipelineError } from '../pipeline-error'
import { ApiError } from './api-error'
import { isLoopback } from './loopback'
import { isOfNoOtherOrigin } from './origin-check'
import { sessionsIn } from './session-cookie'
import { Sessions } from './sessions'

/** What can stand in a header as it is: no spaces, which are easily lost on the way. */
const TOKEN = /^[\x21-\x7e]{16,}$/

const HOW_TO_SET_IT = 'Set MOVABLE_INK_API_TOKEN to at least 16 letters, digits or signs, without spaces'

/**
 * Makes sure that whoever is not on this machine needs a token.
 *
 * @throws PipelineError when there is none, or one that is easily guessed
 */
export function assertTokenSuits(host: string, token: string | undefined): void {
  if (token !== undefined && !TOKEN.test(token)) {
    throw new PipelineError(`The API token cannot be used. ${HOW_TO_SET_IT} (openssl rand -hex 32).`)
  }
  if (token === undefined && !isLoopback(host)) {
    throw new PipelineError(
      `On ${host} other machines reach the API, so it needs a token. ${HOW_TO_SET_IT} (openssl rand -hex 32), or listen on 127.0.0.1.`
    )
  }
}

/** What lets a request in where the API asks for a token. */
export interface ApiAccess {
  isToken: (given: string) => boolean
  sessions: Sessions
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The access that a token gives, and the sessions that are begun with it. */
export function accessWith(token: string): ApiAccess {
  const expected = digest(token)
  return {
    // Of hashes, which are of the same length: how long it takes says nothing of the token.
    isToken: (given) => timingSafeEqual(digest(given), expected),
    sessions: new Sessions()
  }
}

/** For an answer to whoever did not bring the token. */
export const unauthorized = () =>
  new ApiError(
    401,
    'UNAUTHORIZED',
    'The API token is missing or wrong. Send it as "Authorization: Bearer <token>"; it is the one that the pipeline was started with.'
  )

/** When the session of a request ends; undefined when it has none, or comes from another server's page. */
export function sessionEnd({ sessions }: ApiAccess, headers: IncomingHttpHeaders): Date | undefined {
  if (!isOfNoOtherOrigin(headers)) return undefined
  // The id of another port's server may stand beside that of the session.
  return sessionsIn(headers)
    .map((id) => sessions.endOf(id))
    .find((end) => end !== undefined)
}

/**
 * Whether a request brings the token. Instead of it a browser, which cannot add a header to a stream of events, may send the
 * cookie of a session: from the server's own pages alone.
 */
export function letsIn(access: ApiAccess, headers: IncomingHttpHeaders): boolean {
  const [, given] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (given !== undefined && access.isToken(given)) return true
  return sessionEnd(access, headers) !== undefined
}

/** Refuses requests that bring neither token nor session where a route is of the access `api`. */
export function checkToken(access: ApiAccess): onRequestHookHandler {
  return (request, reply, done) => {
    if ((request.routeOptions.config.access ?? 'api') !== 'api') return done()
    request.isStillLetIn = () => letsIn(access, request.headers)
    if (request.isStillLetIn()) return done()
    void reply.header('www-authenticate', 'Bearer')
    done(unauthorized())
  }
}
