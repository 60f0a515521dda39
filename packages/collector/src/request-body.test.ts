import { Agent } from 'node:https'
import { connect } from 'node:tls'
import type { Collector } from './collector'
import { send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
const track = { type: 'track', event: 'Product Viewed' }

let collector: Collector
beforeEach(async () => {
  collector = await collectors.start()
})
afterEach(() => collectors.cleanUp())

describe('the size of a request', () => {
  const eventOf = (bytes: number): Buffer => {
    const [head, tail] = ['{"type":"track","event":"', '"}']
    return Buffer.from(head + 'x'.repeat(bytes - head.length - tail.length) + tail)
  }

  it('may be 1,999,999 bytes and not 2,000,000, announced or in chunks', async () => {
    const [most, tooLarge] = [eventOf(1_999_999), eventOf(2_000_000)]
    const answers = [
      await send(collector, { body: most }),
      await send(collector, { body: tooLarge }),
      await send(collector, { body: [most.subarray(0, 900_000), most.subarray(900_000)] }),
      await send(collector, { body: [tooLarge.subarray(0, 900_000), tooLarge.subarray(900_000)] })
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 200, 413])
    expect(collector.totals()).toMatchObject({ requests: 4, accepted: 2, rejected: 2, events: 2 })
  })

  it('leaves the connection usable when it is too large', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const chunks = Array.from({ length: 50 }, () => Buffer.alloc(100_000))
    const answers = [
      await send(collector, { body: chunks, agent }),
      await send(collector, { body: Buffer.concat(chunks), agent }),
      await send(collector, { body: track, agent })
    ]
    agent.destroy()
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 200])
  })

  it('is answered 413 at once when it is announced too large and never sent', async () => {
    const text = await exchange(collector, { 'content-length': '3000000' }, '{}')
    expect(text).toContain('HTTP/1.1 413 ')
  })

  it('that is announced smaller than it is ends the connection with a 400, and nothing else', async () => {
    const text = await exchange(collector, { 'content-length': '2' }, '{}and more that is no HTTP\r\n\r\n')
    expect(text).toMatch(/HTTP\/1\.1 400 Bad Request\r\n(.+\r\n)*x-request-id: /)
    expect((await send(collector, { body: track })).status).toBe(200)
  })

  /** Sends a request as written, and reads until the answer's body is there and nothing more comes. */
  const exchange = (
    { port, caCertificate, url, username, accessSecret }: Collector,
    headers: Record<string, string>,
    body: string
  ) =>
    new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect({ host: '127.0.0.1', port, ca: caCertificate }, () => {
        const credentials = Buffer.from(`${username}:${accessSecret}`).toString('base64')
        const lines = [
          `POST ${new URL(url).pathname} HTTP/1.1`,
          'host: localhost',
          `authorization: Basic ${credentials}`,
          ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
        ]
        socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
      })
      socket.on('error', reject).on('close', () => resolve(text))
      socket.on('data', (data: Buffer) => {
        text += data.toString()
        if (headers['content-length'] !== '2' && text.endsWith('}')) socket.destroy()
      })
    })
})
