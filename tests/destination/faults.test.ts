import { once } from 'node:events'
import { globalAgent } from 'node:https'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '@actions-movable-ink/collector'
import { answer, whole } from './fault-server'
import type { Behaviour } from './fault-server'
import { impatient, outcomeWhen, sendTo, trustedCertificate, unusedPort, useTrustedCertificate } from './sending'

useTrustedCertificate()

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
    globalAgent.options.ca = [trustedCertificate().certificate]
    expect(ended).toEqual({ outcome: notSent(code), requests: 0 })
  })
})
