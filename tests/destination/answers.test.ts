import { answer, startFaultServer, whole } from './fault-server'
import { outcomeWhen, trustedCertificate, useTrustedCertificate } from './sending'

useTrustedCertificate()

const delivered = { returned: 'Action Executed' }
const json = { 'content-type': 'application/json' }

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
    const elsewhere = await startFaultServer(trustedCertificate(), (socket) => socket.end(whole('200 OK')))
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
