/** SQLSTATE classes of a server that is not there or has no room: 08 connection, 53 resources, 57 shut down. */
const SQLSTATE = /^(?:08|53|57)[0-9A-Z]{3}$/

/** A lock that was waited for in vain; a transaction that stood still for too long. */
const TOO_LONG = new Set(['55P03', '25P03'])

/** What `pg` says, without a code, of a connection that is not there, or does not answer. */
const OF_PG =
  /^(?:Query read timeout|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** What the system says of a connection that is not there. */
const OF_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE'
])

/** Causes are looked at so many levels deep. */
const MAX_CAUSES = 4

/** Whether a failed request to the store means that the store is away, rather than that the request was wrong. */
export function isStoreFailure(error: unknown): boolean {
  let one = error
  for (let level = 0; level < MAX_CAUSES && one instanceof Error; level++) {
    const { code, message } = one as NodeJS.ErrnoException
    if (code === undefined ? OF_PG.test(message) : OF_SYSTEM.has(code) || TOO_LONG.has(code) || SQLSTATE.test(code)) {
      return true
    }
    one = one.cause
  }
  return false
}
