import { once } from 'node:events'
import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { forgetTrust } from '@actions-movable-ink/runtime/src/testing/forget-trust'

/** A request as it arrived. */
export interface Arrived {
  method: string
  url: string
  rawHeaders: string[]
  body: string
}

/** A server that repeats in its answers whatever is sent to it. */
export interface EchoingServer {
  origin: string
  arrived: Arrived[]
  /** How it answers from now on. */
  answerWith: (status: number, contentType: string) => void
}

/** What HTTP allows in a header and a reason phrase. */
const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 4000)

/** Starts a server for all tests of a file, which this process trusts. */
export function echoingServerForTests(): () => EchoingServer {
  let server: Server | undefined
  let status = 200
  let contentType = 'application/json'
  const arrived: Arrived[] = []
  beforeAll(async () => {
    const authority = await createCertificate({ isAuthority: true, commonName: 'Echo' })
    const { key, certificate } = await createCertificate({ authority })
    await trust(authority.certificate)
    server = createServer({ key, cert: certificate }, (request, answer) => {
      void buffer(request).then((bytes) => {
        const { method = '', url = '', rawHeaders, headers } = request
        const body = bytes.toString()
        arrived.push({ method, url, rawHeaders, body })
        const credentials = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
        const echo = { url, headers, credentials, [credentials]: credentials.split(':'), body }
        const text =
          contentType === 'application/json'
            ? JSON.stringify({ message: JSON.stringify(echo), ...echo })
            : `${url} ${JSON.stringify(headers)} ${credentials} ${body}`
        answer.statusMessage = printable(`${url} ${credentials}`)
        answer.writeHead(status, {
          'content-type': contentType,
          'x-request-id': printable(credentials),
          'retry-after': printable(url),
          location: printable(`https://localhost${url}`),
          'set-cookie': printable(`session=${credentials}`)
        })
        answer.end(text)
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => {
    server?.closeAllConnections()
    server?.close()
    forgetTrust()
  })
  return () => ({
    origin: `https://localhost:${(server?.address() as AddressInfo).port}`,
    arrived,
    answerWith(newStatus, newContentType) {
      status = newStatus
      contentType = newContentType
    }
  })
}
