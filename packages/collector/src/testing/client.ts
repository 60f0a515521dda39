import { request, type Agent } from 'node:https'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { Collector } from '../collector'

/** An answer, read whole. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** What a test sends; by default good credentials and, with an event, POST. */
export interface TestRequest {
  path?: string
  method?: string
  headers?: OutgoingHttpHeaders
  /** An object is sent as JSON; a list of buffers in chunks, without a content length. */
  body?: object | string | Buffer | Buffer[]
  /** Default: the collector's credentials; `null` for none. */
  credentials?: string | null
  agent?: Agent
}

/** Sends a request over TLS, trusting the collector's authority only. */
export const send = (collector: Collector, options: TestRequest = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { username, accessSecret, port, caCertificate, url } = collector
    const credentials = options.credentials === undefined ? `${username}:${accessSecret}` : options.credentials
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        ca: caCertificate,
        agent: options.agent ?? false,
        path: options.path ?? new URL(url).pathname,
        method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
          ...options.headers
        }
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString()
            })
          )
      }
    )
    outgoing.on('error', reject)
    const { body } = options
    if (isChunks(body)) {
      for (const chunk of body) outgoing.write(chunk)
      outgoing.end()
    } else {
      outgoing.end(typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body)
    }
  })

const isChunks = (body: TestRequest['body']): body is Buffer[] =>
  Array.isArray(body) && body.every((chunk) => Buffer.isBuffer(chunk))

/** The request id an answer carries in its body. */
export const requestIdIn = ({ text }: Answer): string => (JSON.parse(text) as { request_id: string }).request_id

/** The message an answer carries in its body. */
export const messageIn = ({ text }: Answer): string => (JSON.parse(text) as { message: string }).message
