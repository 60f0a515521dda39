import { Pool } from 'undici'
import { AUTHORIZATION } from './contestant'
import type { Call, Contestant } from './contestant'

/** undici by itself: what HTTP costs at least when each call makes a request. */
export function undiciContestant(
  certificate: string,
  eventsPerCall: number,
  nextBody: (index: number) => string
): Contestant {
  const headers = {
    authorization: AUTHORIZATION,
    'content-type': 'application/json',
    'user-agent': 'Segment (Actions)'
  }
  const aimAt = (url: string, connections: number): Call => {
    const { origin, pathname: path } = new URL(url)
    // As many connections as there are requests at a time, as the others do it.
    const pool = new Pool(origin, { connections, pipelining: 1, connect: { ca: certificate } })
    return async (index) => {
      const { statusCode, body } = await pool.request({ method: 'POST', path, headers, body: nextBody(index) })
      await body.json()
      if (statusCode !== 200) throw new Error(`undici was answered ${statusCode}`)
    }
  }
  return { eventsPerCall, aimAt }
}
