import type { IncomingHttpHeaders } from 'node:http'
import { SESSION_MS } from './sessions'

/** The cookie's name. */
export const SESSION_COOKIE = 'movable_ink_session'

/** The pages of the API's own origin alone send it, to the API alone, and no script reads it. */
const ATTRIBUTES = 'Path=/api/v1; HttpOnly; SameSite=Strict'

/** The browser is told to keep it off plain http where it speaks https itself, with a proxy in between. */
const secureFor = ({ origin = '' }: IncomingHttpHeaders) => (/^https:/i.test(origin) ? '; Secure' : '')

/**
 * The `Set-Cookie` header that begins a session in a browser.
 *
 * @param headers of the request that asked for it
 */
export const sessionCookie = (id: string, headers: IncomingHttpHeaders): string =>
  `${SESSION_COOKIE}=${id}; ${ATTRIBUTES}; Max-Age=${SESSION_MS / 1000}${secureFor(headers)}`

/** The `Set-Cookie` header that ends it. */
export const endedCookie = (headers: IncomingHttpHeaders): string =>
  `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0${secureFor(headers)}`

/** The ids of sessions in a `Cookie` header. A server at another port of this machine may have added one of that name. */
export const sessionsIn = ({ cookie = '' }: IncomingHttpHeaders): string[] =>
  cookie.split(';').flatMap((pair) => {
    const [name, value] = pair.trim().split('=', 2)
    return name === SESSION_COOKIE && value ? [value] : []
  })
