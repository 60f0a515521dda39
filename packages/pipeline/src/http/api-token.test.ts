import { PipelineError } from '../pipeline-error'
import { bareServersForTests } from '../testing/bare-servers'
import { errorIn } from '../testing/every-route'
import { pipelinesForTests } from '../testing/pipelines'
import { assertTokenSuits } from './api-token'

const TOKEN = 'a-token-of-32-characters-at-most'

const newServer = bareServersForTests()
const pipelines = pipelinesForTests()

describe('checkToken', () => {
  it.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `BEARER  ${TOKEN}`])(
    'lets whoever has the token in: %s',
    async (authorization) => {
      const app = await newServer({ apiToken: TOKEN })
      expect((await app.inject({ url: '/api/v1/openapi.json', headers: { authorization } })).statusCode).toBe(200)
    }
  )

  it.each([`Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Bearer ${TOKEN} x`, 'Bearer', 'Bearer '])(
    'refuses %p, and never repeats it',
    async (authorization) => {
      const app = await newServer({ apiToken: TOKEN })
      const answer = await app.inject({ url: '/api/v1/sources', headers: { authorization } })
      expect(errorIn(answer)).toBe('401 UNAUTHORIZED')
      expect(answer.body).not.toContain(TOKEN.slice(1))
    }
  )

  it('does not ask the ingestion and the health check for it', async () => {
    const app = await newServer({ apiToken: TOKEN })
    expect(errorIn(await app.inject({ url: '/healthz' }))).toBe('200 no error')
    expect(errorIn(await app.inject({ url: '/v1/track', method: 'POST' }))).toBe('400 INVALID_JSON')
  })

  it('asks for it at addresses that are nothing, too', async () => {
    const app = await newServer({ apiToken: TOKEN })
    expect(errorIn(await app.inject({ url: '/nothing' }))).toBe('401 UNAUTHORIZED')
  })
})

describe('assertTokenSuits', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', 'localhost', 'LocalHost'])(
    'needs none on %s',
    (host) => {
      expect(() => assertTokenSuits(host, undefined)).not.toThrow()
    }
  )

  it.each(['0.0.0.0', '::', '192.168.0.5', 'fd00::5', 'events.example.com', '::ffff:10.0.0.1', 'localhost.example'])(
    'needs one on %s',
    (host) => {
      expect(() => assertTokenSuits(host, undefined)).toThrow(
        new PipelineError(
          `On ${host} other machines reach the API, so it needs a token. Set MOVABLE_INK_API_TOKEN to at least 16 letters, digits or signs, without spaces (openssl rand -hex 32), or listen on 127.0.0.1.`
        )
      )
      expect(() => assertTokenSuits(host, TOKEN)).not.toThrow()
    }
  )

  it.each(['', 'short', '15-characters-x', 'with a space in it', 'línea-con-acentos', 'a-line-feed-at-the-end\n'])(
    'takes no token such as %p',
    (token) => {
      expect(() => assertTokenSuits('127.0.0.1', token)).toThrow(
        new PipelineError(
          'The API token cannot be used. Set MOVABLE_INK_API_TOKEN to at least 16 letters, digits or signs, without spaces (openssl rand -hex 32).'
        )
      )
    }
  )

  it('is asked before anything else is done', async () => {
    const dataFolder = await pipelines.dataFolder()
    await expect(
      pipelines.start({ host: '0.0.0.0', databaseUrl: 'postgres://127.0.0.1:1/', dataFolder })
    ).rejects.toThrow(/^On 0\.0\.0\.0 other machines reach the API, so it needs a token\./)
  })
})
