import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** A request, of which nothing is checked before it goes out; of its headers `fetch` would refuse some. */
export interface WholeRequest {
  method: string
  /** With its query. */
  path: string
  headers?: Record<string, string>
  body?: string
}

/** An answer with all that came over the wire. */
export interface WholeAnswer {
  status: number
  rawHeaders: string[]
  body: string
}

/** Asks as any program may. */
export async function wholeAnswer(origin: string, { method, path, headers, body }: WholeRequest): Promise<WholeAnswer> {
  // Node's client names it for some methods alone, and sends the body all the same.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const asked = request(`${origin}${path}`, { method, headers: { ...length, ...headers }, agent: false }).end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, rawHeaders: answer.rawHeaders, body: await text(answer) }
}

/** The error in an answer: `403 FORBIDDEN_HOST`. */
export function errorOf({ status, body }: WholeAnswer): string {
  const { error } = (body.startsWith('{') ? JSON.parse(body) : {}) as { error?: { code?: string } }
  return `${status} ${error?.code ?? 'no error'}`
}
