import { once } from 'node:events'
import { createConnection } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { bareServersForTests } from '../testing/bare-servers'
import type { ServerOptions } from './server'

const newServer = bareServersForTests()

const QUICK = { headersMs: 50, requestMs: 100, idleMs: 5000, keepAliveMs: 5000, checkMs: 10 }

async function connect(options?: Partial<ServerOptions>): Promise<Socket> {
  const app = await newServer(options)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = createConnection((app.server.address() as AddressInfo).port, '127.0.0.1') // it listens on a port
  await once(socket, 'connect')
  return socket
}

/** Everything that comes until the server closes the connection. */
async function allOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  // It may be reset, when there was more to read than the server wanted.
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

const answered = (status: string, code: string) =>
  expect.stringMatching(
    new RegExp(
      `^HTTP/1\\.1 ${status}\\r\\n[^]*x-request-id: [\\da-f-]{36}\\r\\n[^]*\\r\\n\\r\\n\\{"error":\\{"code":"${code}","message":"[^"]+"\\}\\}$`
    )
  ) as string

describe('what is not a request', () => {
  it.each<[what: string, bytes: string | Buffer, status: string, code: string]>([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', '400 Bad Request', 'INVALID_REQUEST'],
    ['the beginning of TLS', Buffer.from('16030100a5010000a10303', 'hex'), '400 Bad Request', 'INVALID_REQUEST'],
    ['an unknown method', 'BREW /pot HTTP/1.1\r\nhost: localhost\r\n\r\n', '400 Bad Request', 'INVALID_REQUEST'],
    [
      'a header with a control character',
      'GET / HTTP/1.1\r\nhost: local\0host\r\n\r\n',
      '400 Bad Request',
      'INVALID_REQUEST'
    ],
    [
      'two lengths of one body',
      'POST /v1/track HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      '400 Bad Request',
      'INVALID_REQUEST'
    ],
    [
      'a header without an end',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}`,
      '431 Request Header Fields Too Large',
      'HEADERS_TOO_LARGE'
    ]
  ])('is answered in the one shape, and the connection ends: %s', async (_what, bytes, status, code) => {
    const socket = await connect()
    socket.write(bytes)
    expect(await allOf(socket)).toEqual(answered(status, code))
  })
})

describe('a request that is odd', () => {
  it.each<[what: string, head: string, status: string, code: string]>([
    ['that has no Host header', 'GET /healthz HTTP/1.1', '403 Forbidden', 'FORBIDDEN_HOST'],
    ['that has an empty Host header', 'GET /healthz HTTP/1.1\r\nhost:', '403 Forbidden', 'FORBIDDEN_HOST'],
    [
      'that has two Host headers',
      'GET /healthz HTTP/1.1\r\nhost: localhost\r\nHost: attacker.example',
      '400 Bad Request',
      'INVALID_REQUEST'
    ],
    [
      'of the ingestion that has one Host header twice',
      'POST /v1/track HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\ncontent-length: 0',
      '400 Bad Request',
      'INVALID_REQUEST'
    ],
    ['whose address cannot be read', 'GET /%zz HTTP/1.1\r\nhost: localhost', '400 Bad Request', 'INVALID_REQUEST'],
    [
      'whose address is too long in one place',
      `GET /api/v1/sources/${'a'.repeat(5000)} HTTP/1.1\r\nhost: localhost`,
      '400 Bad Request',
      'INVALID_REQUEST'
    ],
    [
      'that expects what nobody knows',
      'GET /nothing HTTP/1.1\r\nhost: localhost\r\nexpect: miracles',
      '404 Not Found',
      'NOT_FOUND'
    ]
  ])('is answered in the one shape, with its id: %s', async (_what, head, status, code) => {
    const socket = await connect()
    socket.write(`${head}\r\nconnection: close\r\n\r\n`)
    expect(await allOf(socket)).toEqual(answered(status, code))
  })
})

describe('a request that does not come to its end', () => {
  it.each<[what: string, head: string]>([
    ['nothing at all', ''],
    ['headers without an end', 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n'],
    ['a body that is announced', 'POST /v1/track HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n{'],
    [
      'a body in chunks',
      'POST /api/v1/sources HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n'
    ]
  ])('is given up: %s', async (_what, head) => {
    const socket = await connect({ timeouts: QUICK })
    socket.write(head)
    expect(await allOf(socket)).toEqual(answered('408 Request Timeout', 'REQUEST_TIMEOUT'))
  })

  it('is given up although it goes on all the time', async () => {
    const socket = await connect({ timeouts: QUICK })
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n')
    const dripping = setInterval(() => socket.write('x-drip: 1\r\n'), 5)
    const text = await allOf(socket)
    clearInterval(dripping)
    expect(text).toEqual(answered('408 Request Timeout', 'REQUEST_TIMEOUT'))
  })

  it('is given up although its body goes on all the time', async () => {
    const socket = await connect({ timeouts: QUICK })
    socket.write('POST /v1/track HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n')
    const dripping = setInterval(() => socket.write('{'), 5)
    const text = await allOf(socket)
    clearInterval(dripping)
    expect(text).toEqual(answered('408 Request Timeout', 'REQUEST_TIMEOUT'))
  })

  it('ends where its client takes nothing of the answer', async () => {
    const socket = await connect({ timeouts: { ...QUICK, headersMs: 10_000, requestMs: 10_000, idleMs: 100 } })
    socket.on('error', () => undefined)
    socket.pause()
    const writing = setInterval(() => {
      if (socket.writable) socket.write('GET /api/v1/openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(500))
    }, 5)
    await new Promise<void>((resolve) => socket.once('close', () => resolve()))
    clearInterval(writing)
    expect(socket.destroyed).toBe(true)
  })
})
