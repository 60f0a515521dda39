import { createServer } from 'node:net'
import { once } from 'node:events'
import { globalAgent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import destination from '../src/destinations/movable-ink'
import { outcomeOf } from '../src/destinations/movable-ink/__tests__/outcome'
import { answer, startFaultServer, whole } from './fault-server'
import type { Behaviour } from './fault-server'

const credentials = { username: 'acme-user', password: 'acme-secret' }
const event = { type: 'track' as const, event: 'Product Viewed', userId: 'user-1234' }
const subscription = {
  subscribe: 'type = "track"',
  partnerAction: 'sendEntireEvent',
  mapping: { data: { '@path': '$.' } }
}

/**
 * The destination as it is, but for the client's own timeout: node-fetch leaves the timer for a body running when the
 * body fails, and the test process would wait 10 seconds for it.
 */
const brisk: typeof destination = {
  ...destination,
  extendRequest: (context) => ({ ...destination.extendRequest?.(context), timeout: 500 })
}

/** One with a shorter deadline, set the way a runtime sets its own, that reads less of an answer. */
const impatient: typeof destination = {
  ...destination,
  extendRequest: (context) => {
    Object.assign(context, { signal: AbortSignal.timeout(300) })
    return { ...brisk.extendRequest?.(context), size: 2_000_000 }
  }
}

const sendTo = (url: string, definition = brisk) =>
  outcomeOf(async () => {
    const results = await new Destination(definition).onEvent(event, {
      ...credentials,
      movable_ink_url: url,
      subscriptions: [subscription]
    })
    return results.at(-1)?.output
  })

const retryable = (status: number, message: string) => ({
  class: 'RetryableError',
  code: 'RETRYABLE_ERROR',
  status,
  message
})
const timedOut = retryable(
  504,
  'Movable Ink did not answer in time. It may have received the event, which will be tried again.'
)
const notSent = (code: string) =>
  retryable(
    503,
    `Movable Ink could not be reached (${code}): the event was not sent and will be tried again. If this goes on, check the host in the Movable Ink URL setting.`
  )
const interrupted = (code: string) =>
  retryable(
    503,
    `Movable Ink gave no whole, valid answer (${code}). It may have received the event, which will be tried again.`
  )
const delivered = { returned: 'Action Executed' }

let trusted: KeyAndCertificate

beforeAll(async () => {
  trusted = await createCertificate()
  globalAgent.options.ca = [trusted.certificate]
})
afterAll(() => {
  delete globalAgent.options.ca
})

/** Sends one event to a server that behaves so, and checks that it was sent once and nothing is left open. */
async function outcomeWhen(behave: Behaviour, { definition = brisk, certificate = trusted } = {}) {
  const server = await startFaultServer(certificate, behave)
  const outcome = await sendTo(server.url, definition)
  // What the agent keeps alive for the next event is not left open by this one.
  for (const socket of Object.values(globalAgent.freeSockets).flat()) socket?.destroy()
  await server.allClosed()
  await server.close()
  return { outcome, requests: server.requests.length }
}

/** A port of this machine that nothing listens on. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const reset: Behaviour = (_, wire) => void wire.resetAndDestroy()

/** Writes the pieces one after the other, for as long as the client listens. */
const trickle =
  (head: string, piece: string): Behaviour =>
  (socket) => {
    socket.write(head)
    const timer = setInterval(() => socket.write(piece), 50)
    socket.on('close', () => clearInterval(timer))
  }

const gzip = { 'content-encoding': 'gzip' }
const json = { 'content-type': 'application/json' }

describe('a fault on the wire ends as a Segment error, and leaves nothing open', () => {
  it.each<[string, object, Behaviour]>([
    ['a reset before the answer', interrupted('ECONNRESET'), reset],
    ['a close before the answer', interrupted('ECONNRESET'), (socket) => socket.end()],
    [
      'a reset within the head',
      interrupted('ECONNRESET'),
      (socket, wire) => socket.write('HTTP/1.1 200 OK\r\ncontent-', () => reset(socket, wire))
    ],
    [
      'a reset in mid-body',
      interrupted('ECONNRESET'),
      (socket, wire) =>
        socket.write(answer('200 OK', { 'content-length': 100 }, 'half'), () => setTimeout(reset, 20, socket, wire))
    ],
    [
      'a truncated chunk',
      interrupted('ERR_STREAM_PREMATURE_CLOSE'),
      (socket) => socket.end(answer('200 OK', { 'transfer-encoding': 'chunked' }, 'ff\r\nhalf'))
    ],
    ['something that is not HTTP', interrupted('HPE_INVALID_CONSTANT'), (socket) => socket.end('SSH-2.0-OpenSSH\r\n')],
    [
      'a header too large',
      interrupted('HPE_HEADER_OVERFLOW'),
      (socket) => socket.end(whole('200 OK', '', { 'x-huge': 'h'.repeat(100_000) }))
    ],
    ['a status that HTTP does not have', interrupted('status 700'), (socket) => socket.end(whole('700 Odd'))],
    [
      'a body that is not the gzip it claims',
      interrupted('Z_DATA_ERROR'),
      (socket) => socket.end(whole('200 OK', 'plain', gzip))
    ]
  ])('%s', async (_, expected, behave) => {
    expect(await outcomeWhen(behave)).toEqual({ outcome: expected, requests: 1 })
  })

  it.each<[string, object, Behaviour]>([
    ['no answer at all', timedOut, () => undefined],
    // node-fetch does not notice the connection's end here, and waits for the rest until the time is up.
    [
      'a body shorter than its length',
      timedOut,
      (socket) => socket.end(answer('200 OK', { 'content-length': 100 }, 'half'))
    ],
    ['headers that trickle', timedOut, trickle('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n')],
    ['a body that trickles', timedOut, trickle('HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n', '.')],
    [
      'a body that never ends',
      interrupted('max-size'),
      (socket) => socket.write(answer('200 OK', { 'content-length': 1e9 }, 'x'.repeat(3_000_000)))
    ]
  ])('%s', async (_, expected, behave) => {
    expect(await outcomeWhen(behave, { definition: impatient })).toEqual({ outcome: expected, requests: 1 })
  })

  it('a refused connection', async () => {
    const outcome = await sendTo(`https://127.0.0.1:${await unusedPort()}/behavioral/acme-endpoint-key`)
    expect(outcome).toEqual(notSent('ECONNREFUSED'))
  })

  it('an unknown host', async () => {
    const outcome = await sendTo('https://no-such-host.invalid/behavioral/acme-endpoint-key')
    // A machine without a network cannot even ask.
    expect([notSent('ENOTFOUND'), notSent('EAI_AGAIN')]).toContainEqual(outcome)
  })

  it('plain HTTP where TLS is expected', async () => {
    const server = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1'
    )
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const outcome = await sendTo(`https://127.0.0.1:${port}/behavioral/acme-endpoint-key`)
    server.close()
    await once(server, 'close')
    // OpenSSL's own name for it differs between Node versions.
    expect([
      notSent('EPROTO'),
      notSent('ERR_SSL_PACKET_LENGTH_TOO_LONG'),
      notSent('ERR_SSL_WRONG_VERSION_NUMBER')
    ]).toContainEqual(outcome)
  })

  const hour = 3_600_000
  it.each([
    ['self-signed', {}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [
      'expired',
      { notBefore: new Date(Date.now() - 2 * hour), notAfter: new Date(Date.now() - hour) },
      'CERT_HAS_EXPIRED'
    ],
    ['for another host', { hosts: ['elsewhere.test'] }, 'ERR_TLS_CERT_ALTNAME_INVALID']
  ])('a certificate that is %s', async (kind, request, code) => {
    const certificate = await createCertificate(request)
    // Only the first is refused for who signed it.
    globalAgent.options.ca = kind === 'self-signed' ? [] : [certificate.certificate]
    const ended = await outcomeWhen((socket) => socket.end(whole('200 OK')), { certificate })
    globalAgent.options.ca = [trusted.certificate]
    expect(ended).toEqual({ outcome: notSent(code), requests: 0 })
  })
})

describe('a success is a success, whatever its body', () => {
  it.each<[string, Buffer]>([
    ['empty', whole('200 OK')],
    ['none, as 204 has it', answer('204 No Content')],
    ['65,536 bytes', whole('200 OK', 'x'.repeat(65_536))],
    ['1 MB', whole('200 OK', 'x'.repeat(1_000_000))],
    ['broken JSON', whole('200 OK', '{"request_id":', json)],
    ['text', whole('202 Accepted', 'thanks')],
    ['bytes that are not UTF-8', whole('200 OK', Buffer.from([0xff, 0xfe, 0x00]))],
    ['one without a length', answer('200 OK', { connection: 'close' }, 'until the end')],
    ['one after early hints', Buffer.concat([answer('103 Early Hints'), whole('200 OK')])]
  ])('%s', async (_, bytes) => {
    const ended = await outcomeWhen((socket) => socket.end(bytes))
    expect(ended).toEqual({ outcome: delivered, requests: 1 })
  })
})

describe('every status ends as the class and status that Segment acts on', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const redirects = range(300, 308)
  const own = [408, 423, 429, 500, ...range(502, 511), 598, 599]
  const reportedAs503 = [512, 520, 521, 522, 530, 597]
  const refused = [...range(400, 431), 451, 460, 499, 501].filter((status) => ![401, ...own].includes(status))

  it.each([
    ['IntegrationError', redirects, () => ({ code: 'UNEXPECTED_REDIRECT', status: 400 })],
    ['InvalidAuthenticationError', [401], () => ({ code: 'INVALID_AUTHENTICATION', status: 401 })],
    ['RetryableError', own, (status: number) => ({ code: 'RETRYABLE_ERROR', status })],
    ['RetryableError', reportedAs503, () => ({ code: 'RETRYABLE_ERROR', status: 503 })],
    ['APIError', refused, (status: number) => ({ code: String(status), status })]
  ])('%s for %j', async (className, statuses, expected) => {
    for (const status of statuses) {
      const ended = await outcomeWhen((socket) =>
        // An answer of 304 has no body.
        socket.end(whole(`${status} Whatever`, status === 304 ? '' : '{"message":"because"}', json))
      )
      const told = expect.stringContaining(`(${status})`) as unknown
      expect(ended).toEqual({ outcome: { class: className, ...expected(status), message: told }, requests: 1 })
    }
  })
})

describe('a redirect is never followed', () => {
  it.each([301, 302, 303, 307, 308])('%i', async (status) => {
    const elsewhere = await startFaultServer(trusted, (socket) => socket.end(whole('200 OK')))
    const { host } = new URL(elsewhere.url)
    const ended = await outcomeWhen((socket) => socket.end(whole(`${status} Moved`, '', { location: elsewhere.url })))
    await elsewhere.close()
    expect(elsewhere.requests).toEqual([])
    expect(ended).toEqual({
      outcome: {
        class: 'IntegrationError',
        code: 'UNEXPECTED_REDIRECT',
        status: 400,
        message: `Movable Ink answered with a redirect to ${host} (${status}). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.`
      },
      requests: 1
    })
  })
})

describe('the credential check fails when the host cannot be reached', () => {
  const check = (url: string, definition = brisk) =>
    outcomeOf(() => new Destination(definition).testAuthentication({ ...credentials, movable_ink_url: url }))
  // actions-core puts the first words before every message.
  const unreachable = (reason: string) => ({
    class: 'Error',
    code: undefined,
    status: undefined,
    message: `Credentials are invalid:  Movable Ink could not be reached (${reason}). Check the host in the Movable Ink URL setting; if it is right, try again later.`
  })

  it('because nothing listens there', async () => {
    expect(await check(`https://127.0.0.1:${await unusedPort()}/behavioral/key`)).toEqual(unreachable('ECONNREFUSED'))
  })

  it('because its certificate is not trusted', async () => {
    const server = await startFaultServer(await createCertificate(), (socket) => socket.end(whole('200 OK')))
    expect(await check(server.url)).toEqual(unreachable('DEPTH_ZERO_SELF_SIGNED_CERT'))
    await server.close()
  })

  it('because it does not answer in time', async () => {
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const early = new AbortController()
      setTimeout(() => early.abort(), ms / 100)
      return early.signal
    })
    const server = await startFaultServer(trusted, () => undefined)
    expect(await check(server.url, destination)).toEqual(unreachable('no answer in time'))
    await server.allClosed()
    await server.close()
    jest.restoreAllMocks()
  })
})
