import { once } from 'node:events'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { bareServersForTests } from '../testing/bare-servers'
import { errorIn } from '../testing/every-route'
import { pipelinesForTests } from '../testing/pipelines'

const newServer = bareServersForTests()
const pipelines = pipelinesForTests()

const NAMES = { host: '0.0.0.0', allowedHosts: ['events.example.com', 'fd00::5'] }

describe('checkHost', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000', '[::1]'])(
    'lets %s in, which is this machine whatever the port',
    async (host) => {
      const app = await newServer()
      expect(errorIn(await app.inject({ url: '/healthz', headers: { host } }))).toBe('200 no error')
    }
  )

  it.each(['events.example.com', 'Events.Example.com:443', '[fd00::5]:3000'])(
    'lets %s in, which is among the allowed hosts',
    async (host) => {
      const app = await newServer({ names: NAMES })
      expect(errorIn(await app.inject({ url: '/healthz', headers: { host } }))).toBe('200 no error')
    }
  )

  it('lets the name in that the server listens on', async () => {
    const app = await newServer({ names: { host: 'events.internal' } })
    expect(errorIn(await app.inject({ url: '/healthz', headers: { host: 'events.internal:3000' } }))).toBe(
      '200 no error'
    )
  })

  it.each(['10.1.2.3:3000', '[fd00::9]:3000'])(
    'lets the address %s in where other machines are let in: it cannot be made to lead elsewhere',
    async (host) => {
      const app = await newServer({ names: NAMES })
      expect(errorIn(await app.inject({ url: '/healthz', headers: { host } }))).toBe('200 no error')
    }
  )

  it.each(['attacker.example', '10.1.2.3.attacker.example', '[events.example.com]', 'events.example.com:3000:3000'])(
    'refuses %s where other machines are let in, except at the ingestion',
    async (host) => {
      const app = await newServer({ names: NAMES })
      const request = { headers: { host } }
      expect(errorIn(await app.inject({ ...request, url: '/healthz' }))).toBe('403 FORBIDDEN_HOST')
      expect(errorIn(await app.inject({ ...request, url: '/nothing' }))).toBe('403 FORBIDDEN_HOST')
      expect(errorIn(await app.inject({ ...request, url: '/v1/track', method: 'POST' }))).toBe('400 INVALID_JSON')
    }
  )

  it('goes by the address that a pipeline listens on, and the names it was started with', async () => {
    const options = { host: '0.0.0.0', apiToken: 'token-token-token-token', allowedHosts: ['events.example.com'] }
    const { origin } = await pipelines.start(options)
    const statuses: unknown[] = []
    for (const host of ['events.example.com', '10.1.2.3', 'attacker.example']) {
      const [response] = (await once(get(`${origin}/healthz`, { headers: { host }, agent: false }), 'response')) as [
        IncomingMessage
      ]
      response.resume()
      statuses.push(response.statusCode)
    }
    expect(statuses).toEqual([200, 200, 403])
  })
})
