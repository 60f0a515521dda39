import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'

/** What the server does with a connection once a whole request has arrived on it. `wire` is the TCP below the TLS. */
export type Behaviour = (socket: TLSSocket, wire: Socket) => void

/** A TLS server that answers every request with bytes of the test's choosing. */
export interface FaultServer {
  /** An endpoint URL on it. */
  url: string
  /** The bytes of each request, as Latin-1, oldest first. */
  requests: string[]
  /** Resolves once every connection it ever had is closed. */
  allClosed: () => Promise<void>
  close: () => Promise<void>
}

/** Whether `bytes` are a request with all of its body. */
function isComplete(bytes: string): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  const length = /^content-length: (\d+)/im.exec(bytes)?.[1] ?? '0'
  return end !== -1 && bytes.length >= end + 4 + Number(length)
}

/** Starts a server on a free port of this machine. */
export async function startFaultServer(certificate: KeyAndCertificate, behave: Behaviour): Promise<FaultServer> {
  const requests: string[] = []
  const closed: Promise<unknown>[] = []
  const secureContext = createSecureContext({ key: certificate.key, cert: certificate.certificate })
  const server = createServer((wire) => {
    closed.push(once(wire, 'close'))
    const socket = new TLSSocket(wire, { isServer: true, secureContext })
    let bytes = ''
    // The client breaking off is what several faults end in.
    wire.on('error', () => undefined)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.toString('latin1')
      if (!isComplete(bytes)) return
      requests.push(bytes)
      bytes = ''
      behave(socket, wire)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}/behavioral/acme-endpoint-key`,
    requests,
    allClosed: async () => void (await Promise.all(closed)),
    close: async () => {
      server.close()
      await once(server, 'close')
    }
  }
}

const CRLF = '\r\n'

/** The bytes of an answer: its status line and headers as given, and a body. */
export function answer(
  status: string,
  headers: Record<string, string | number> = {},
  body: string | Buffer = ''
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}${CRLF}`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}${CRLF}${lines.join('')}${CRLF}`), Buffer.from(body)])
}

/** An answer with its proper length. */
export const whole = (status: string, body: string | Buffer = '', headers: Record<string, string> = {}) =>
  answer(status, { ...headers, 'content-length': Buffer.byteLength(body) }, body)
