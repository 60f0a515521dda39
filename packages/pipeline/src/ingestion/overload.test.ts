import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { answerError } from '../http/error-answer'
import { Backlog } from './backlog'
import { ingestionRoutes } from './routes'
import type { Ingestion } from './routes'

const servers: FastifyInstance[] = []
afterEach(() => Promise.all(servers.splice(0).map((app) => app.close())))

/** What the ingestion does with the store, and how much it holds meanwhile. */
type Parts = Pick<Ingestion, 'sourceOf' | 'store' | 'backlog'>

/** Serves the ingestion alone. */
async function serve(parts: Parts): Promise<string> {
  const app = Fastify()
  servers.push(app)
  app.setErrorHandler(answerError)
  let ids = 0
  const own = { now: Date.now, newId: () => `id-${++ids}`, observer: { onRejected: () => undefined } }
  await app.register((scope, _options, done) => {
    ingestionRoutes(scope, { ...own, ...parts })
    done()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` // as it listens on a port
}

const event = (messageId: string) => ({ type: 'track', event: 'Product Viewed', userId: 'user-1', messageId })

async function send(origin: string, call: string, body: object) {
  const response = await fetch(`${origin}/v1/${call}`, {
    method: 'POST',
    body: JSON.stringify({ ...body, writeKey: 'a-write-key' })
  })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer, retryAfter: response.headers.get('retry-after') }
}

const TAKEN = { status: 200, body: { success: true }, retryAfter: null }
const REFUSED = {
  status: 503,
  body: {
    error: {
      code: 'STORE_OVERLOADED',
      message: 'The store cannot keep up with what is sent. Nothing of this request is stored; send it again later.'
    }
  },
  retryAfter: '5'
}

/** Room for two events that were sent one by one. */
const ROOM = 2 * JSON.stringify({ ...event('m-1'), writeKey: 'a-write-key' }).length

describe('the ingestion, with a store that hangs', () => {
  it.each(['source', 'events'])('at the %s, refuses what is too much, and takes it later', async (hanging) => {
    let goOn = () => {}
    const hangs = new Promise<void>((resolve) => (goOn = resolve))
    let asked = 0
    async function ask(what: string) {
      if (what !== hanging) return
      asked++
      await hangs
    }
    const stored: string[] = []
    const origin = await serve({
      async sourceOf() {
        await ask('source')
        return 'source-1'
      },
      async store(_sourceId, events) {
        await ask('events')
        stored.push(...events.map(({ messageId }) => messageId))
      },
      backlog: new Backlog(ROOM)
    })
    const waiting = [send(origin, 'track', event('m-1')), send(origin, 'track', event('m-2'))]
    while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 1))
    const more = Array.from({ length: 5 }, () => send(origin, 'track', event('m-3')))
    expect(await Promise.all(more)).toEqual(more.map(() => REFUSED))
    expect(asked).toBe(2)
    goOn()
    expect(await Promise.all(waiting)).toEqual([TAKEN, TAKEN])
    expect(await send(origin, 'track', event('m-4'))).toEqual(TAKEN)
    expect(stored.sort()).toEqual(['m-1', 'm-2', 'm-4'])
  })
})

describe('what a batch says for all of its events', () => {
  it('is counted with each of them', async () => {
    const stored: string[] = []
    const origin = await serve({
      sourceOf: () => Promise.resolve('source-1'),
      async store(_sourceId, events) {
        stored.push(...events.map(({ messageId }) => messageId))
        return Promise.resolve()
      },
      backlog: new Backlog(200_000)
    })
    const batch = Array.from({ length: 50 }, (_, index) => event(`m-${index}`))
    const context = { page: { title: 'x'.repeat(9000) } }
    expect(await send(origin, 'batch', { batch, context })).toEqual(REFUSED)
    expect(stored).toEqual([])
    expect(await send(origin, 'batch', { batch })).toEqual(TAKEN)
    expect(stored).toHaveLength(50)
  })
})
