import { connect as connectTcp } from 'node:net'
import { once } from 'node:events'
import { Agent } from 'node:https'
import { startCollector } from './collector'
import { CollectorError } from './collector-error'
import type { AnsweredRequest } from './request-outcome'
import { requestIdIn, send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
afterEach(() => collectors.cleanUp())

describe('startCollector', () => {
  it('listens on 127.0.0.1 with credentials made for the run', async () => {
    const [one, other] = [await collectors.start(), await collectors.start()]
    expect(one.url).toBe(`https://127.0.0.1:${one.port}/behavioral/${one.endpointKey}`)
    expect(one.endpointKey).toMatch(/^[0-9a-f]{32}$/)
    expect([one.endpointKey, one.username, one.accessSecret]).not.toEqual([
      other.endpointKey,
      other.username,
      other.accessSecret
    ])
    expect((await send(one, { body: { type: 'page' } })).status).toBe(200)
    expect(
      (await send(one, { body: { type: 'page' }, credentials: `${other.username}:${other.accessSecret}` })).status
    ).toBe(401)
  })

  it('takes credentials with any character, escaped in the URL', async () => {
    const collector = await collectors.start({ endpointKey: 'a key/ü', username: 'ü', accessSecret: ' ' })
    expect(collector.url).toBe(`${collector.origin}/behavioral/a%20key%2F%C3%BC`)
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(200)
  })

  it.each([
    [{ username: 'a:b' }, 'The user name must not contain ":", which ends the user name in Basic authentication.'],
    [{ accessSecret: '' }, 'The endpoint key, the user name and the access secret must not be empty.']
  ])('refuses the credentials %j', async (credentials, message) => {
    await expect(collectors.start(credentials)).rejects.toThrow(new CollectorError(message))
  })

  it('refuses an event mapping that is wrong', async () => {
    const eventMappings = [{ name: 'Mine', match: '.a |', fields: {} }]
    await expect(collectors.start({ eventMappings })).rejects.toThrow(
      new CollectorError(
        'event mapping "Mine": match is not valid jq: syntax error, unexpected end of file at line 1, column 5'
      )
    )
  })

  it('says so when the port is in use', async () => {
    const { port } = await collectors.start()
    await expect(collectors.start({ port })).rejects.toThrow(
      new CollectorError(`Port ${port} on 127.0.0.1 is in use. Choose another with --port.`)
    )
  })

  it('keeps its certificates in MOVABLE_INK_DATA unless told otherwise', async () => {
    const before = process.env.MOVABLE_INK_DATA
    const folder = await collectors.folder()
    process.env.MOVABLE_INK_DATA = folder
    try {
      const collector = await startCollector()
      await collector.close()
      expect(collector.caCertificateFile).toBe(`${folder}/ca.pem`)
    } finally {
      if (before === undefined) delete process.env.MOVABLE_INK_DATA
      else process.env.MOVABLE_INK_DATA = before
    }
  })

  it('tells of every request when it is over, and of nothing secret', async () => {
    const told: AnsweredRequest[] = []
    const collector = await collectors.start({ onAnswered: (request) => told.push(request) })
    const good = await send(collector, { body: { events: [{ type: 'page' }, { type: 'screen' }] } })
    const bad = await send(collector, { body: { type: 'alias' } })
    await send(collector, { path: '/_received' })
    await collector.close()

    const at = expect.any(Date) as Date
    expect(told).toEqual([
      { at, method: 'POST', status: 200, requestId: requestIdIn(good), events: 2 },
      {
        at,
        method: 'POST',
        status: 422,
        requestId: requestIdIn(bad),
        events: 0,
        reason: 'no active event mapping matches the event with type "alias"'
      }
    ])
    for (const secret of [collector.endpointKey, collector.username, collector.accessSecret]) {
      expect(JSON.stringify(told)).not.toContain(secret)
    }
  })
})

describe('close', () => {
  it('ends idle connections and those that never spoke TLS', async () => {
    const collector = await collectors.start()
    const agent = new Agent({ keepAlive: true })
    await send(collector, { body: { type: 'page' }, agent })
    const silent = connectTcp(collector.port, '127.0.0.1')
    await once(silent, 'connect')
    const ended = once(silent, 'close')

    await collector.close()
    await ended
    agent.destroy()
    await expect(send(collector, { body: { type: 'page' } })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('may be called twice', async () => {
    const collector = await collectors.start()
    await collector.close()
    await expect(collector.close()).resolves.toBeUndefined()
  })
})
