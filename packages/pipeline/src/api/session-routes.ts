import { z } from 'zod'
import { letsIn, sessionEnd, unauthorized } from '../http/api-token'
import type { ApiAccess } from '../http/api-token'
import { endedCookie, sessionCookie, sessionsIn } from '../http/session-cookie'
import { Refusal } from '../refusal'
import type { ApiApp } from './api-app'
import { anyError, errorSchema, moment } from './schemas'

const noToken = () =>
  new Refusal('NO_TOKEN_NEEDED', 'This pipeline asks for no API token, so that there is nothing to sign in to.')

/** More than any token; what is longer is refused unread. */
const LONGEST_TOKEN = 1000

const tags = ['API']

const config = { access: 'sign-in' } as const

const sessionSchema = z
  .object({
    needsToken: z.boolean().describe('Whether the API asks for a token at all.'),
    signedIn: z.boolean().describe('Whether this request brought the token or the cookie of a session.'),
    endsAt: moment.optional().describe('When the session ends; missing where there is none.')
  })
  .meta({ id: 'Session', description: 'Whether a sign-in is needed, or done.' })

/**
 * Sessions for browsers: the token is given once, and then stands nowhere in the page, its address or its storage.
 *
 * @param access undefined where the API asks for no token
 */
export function sessionRoutes(app: ApiApp, access: ApiAccess | undefined): void {
  app.get(
    '/session',
    {
      config,
      schema: {
        tags,
        summary: 'Whether a sign-in is needed, or done',
        description: 'Answered to everyone, without a token.',
        response: { 200: sessionSchema, ...anyError }
      }
    },
    ({ headers }) => {
      if (access === undefined) return { needsToken: false, signedIn: false }
      const endsAt = sessionEnd(access, headers)?.toISOString()
      return { needsToken: true, signedIn: letsIn(access, headers), ...(endsAt === undefined ? {} : { endsAt }) }
    }
  )

  app.post(
    '/session',
    {
      config,
      schema: {
        tags,
        summary: 'Sign in with a browser',
        description:
          'Takes the API token and sets a cookie that stands for it, for 12 hours or until this process ends. It is sent by the pages of this server alone, and no script can read it. Programs send the token with each request instead.',
        body: z.strictObject({ token: z.string().max(LONGEST_TOKEN) }),
        response: {
          204: z.null().describe('Signed in.'),
          400: errorSchema,
          401: errorSchema,
          409: errorSchema,
          ...anyError
        }
      }
    },
    async ({ body, headers }, reply) => {
      if (access === undefined) throw noToken()
      if (!access.isToken(body.token)) {
        void reply.header('www-authenticate', 'Bearer')
        throw unauthorized()
      }
      return reply.code(204).header('set-cookie', sessionCookie(access.sessions.open(), headers)).send(null)
    }
  )

  app.delete(
    '/session',
    {
      config,
      schema: {
        tags,
        summary: 'Sign out',
        description: 'Ends the session of the cookie, if there is one, and takes the cookie back.',
        response: { 204: z.null().describe('Signed out.'), ...anyError }
      }
    },
    async ({ headers }, reply) => {
      for (const id of sessionsIn(headers)) access?.sessions.close(id)
      return reply.code(204).header('set-cookie', endedCookie(headers)).send(null)
    }
  )
}
