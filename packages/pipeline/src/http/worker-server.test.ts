import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { pipelinesForTests } from '../testing/pipelines'

const pipelines = pipelinesForTests()

async function ask(origin: string, path: string, headers: Record<string, string> = {}) {
  const asked = request(`${origin}${path}`, { headers, agent: false }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage] // as the event says
  return { status: response.statusCode, text: await text(response) }
}

describe('a worker', () => {
  it('serves its health and its metrics on the port that it is given, and nothing else', async () => {
    const { origin } = await pipelines.start({ role: 'worker', port: 0 })
    expect(await ask(origin, '/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' })
    const metrics = await ask(origin, '/metrics')
    expect(metrics.status).toBe(200)
    expect(metrics.text).toContain('process_resident_memory_bytes')
    for (const path of ['/api/v1/sources', '/v1/track', '/manifest', '/api/v1/openapi.json']) {
      expect([path, (await ask(origin, path)).status]).toEqual([path, 404])
    }
  })

  it('asks for the same names and the same token as the others', async () => {
    const apiToken = 'token-token-token-token'
    const { origin } = await pipelines.start({ role: 'worker', port: 0, apiToken })
    expect((await ask(origin, '/healthz')).status).toBe(200)
    const foreign = { host: 'attacker.example' }
    expect((await ask(origin, '/healthz', foreign)).status).toBe(403)
    expect((await ask(origin, '/metrics')).status).toBe(401)
    expect((await ask(origin, '/metrics', { authorization: `Bearer ${apiToken}` })).status).toBe(200)
  })

  it('that others can reach needs a token', async () => {
    await expect(pipelines.start({ role: 'worker', port: 0, host: '0.0.0.0' })).rejects.toMatchObject({
      name: 'PipelineError',
      message: expect.stringMatching(/MOVABLE_INK_API_TOKEN/) as string
    })
  })

  it('listens to nothing when it is given no port, so that it starts where another has the usual one', async () => {
    const { origin } = await pipelines.start({ role: 'worker', port: undefined })
    expect(origin).toBe('')
  })

  it('says that a port that it is given is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo // as it listens on a port
    await expect(pipelines.start({ role: 'worker', port })).rejects.toMatchObject({
      name: 'PipelineError',
      message: `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or choose another with --port.`
    })
    other.close()
  })
})
