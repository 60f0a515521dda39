import fc from 'fast-check'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { echoingServerForTests } from '../testing/echoing-server'
import { onePipelineForTests } from '../testing/one-pipeline'
import { setUp } from '../testing/pipelines'

const { pipeline, post } = onePipelineForTests()
const echo = echoingServerForTests()

const event = { type: 'track', event: 'Order Completed', userId: 'user-1', messageId: 'm-1' }

/** Each is known nowhere else, so that it cannot be in an answer by chance. */
const token = (prefix: string, unit: fc.Arbitrary<string>) =>
  fc.string({ unit, minLength: 8, maxLength: 40 }).map((text) => `${prefix}${text}`)
const word = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_.~')
const sign = fc.constantFrom(...'abcXYZ0189"\\/+&%<>{}[]:; \'é')

interface Secrets {
  password: string
  key: string
  query: string
}

const secrets: fc.Arbitrary<Secrets> = fc.record({
  password: token('Pw1-', sign).map((text) => `${text}z`),
  key: token('Key1-', word),
  query: token('Tok1-', word)
})

const settingsOf = ({ password, key, query }: Secrets): Settings => ({
  movable_ink_url: `${echo().origin}/behavioral/${key}?token=${query}`,
  username: 'access-key-id',
  password
})

/** The ways in which a secret stands in an answer, whose text is JSON. */
function formsOf({ username, password }: Settings, { key, query }: Secrets): string[] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  const credentials = Buffer.from(`${username}:${password}`).toString('base64').replace(/=+$/, '')
  return [password, inJson(password), inJson(inJson(password)), encodeURIComponent(password), credentials, key, query]
}

/** A mapping that puts the secrets themselves wherever it can. */
const fieldsWith = ({ password, key }: Secrets) => ({
  data: { whole: { '@path': '$.' }, copied: password, [key]: key },
  headers: { 'X-Key': key, 'X-Event': { '@path': '$.event' } }
})

const ANSWERS = [200, 302, 400, 401, 404, 429, 500].flatMap((status) => [
  { status, contentType: 'application/json' },
  { status, contentType: 'text/plain' }
])

describe('an answer of the pipeline', () => {
  it.each([
    ['a preview', '/api/v1/preview'],
    ['a test of a mapping', '/api/v1/test'],
    ["Segment's tester", '/sendEntireEvent'],
    ["Segment's tester with a batch", '/sendEntireEvent'],
    ["Segment's check of credentials", '/authenticate']
  ])('to %s holds no secret of the settings, even if the server repeats all that it gets', async (what, path) => {
    const { destinationId } = await setUp(pipeline(), settingsOf({ password: 'p', key: 'k', query: 'q' }))
    const arrivedBefore = echo().arrived.length
    const bodyFor = (settings: Settings, secret: Secrets) => {
      const fields = fieldsWith(secret)
      if (path === '/authenticate') return settings
      if (path.startsWith('/api')) {
        return { destinationId, event, mapping: { trigger: 'type = "track"', action: 'sendEntireEvent', fields } }
      }
      return { payload: what.endsWith('batch') ? [event, event] : event, mapping: fields, settings }
    }
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom(...ANSWERS), async (secret, { status, contentType }) => {
        const settings = settingsOf(secret)
        await pipeline().destinations.change(destinationId, { settings: { ...settings } })
        echo().answerWith(status, contentType)
        const { body, headers } = await post(path, bodyFor(settings, secret))
        const text = JSON.stringify([body, headers])
        expect(formsOf(settings, secret).filter((form) => text.includes(form))).toEqual([])
      }),
      { numRuns: 60 }
    )
    expect(echo().arrived.length > arrivedBefore).toBe(path !== '/api/v1/preview')
  })
})

describe('a header of a mapping', () => {
  const credentials = {
    'X-Api-Key': 'of-a-proxy-1',
    'x-auth-token': 12345678,
    Cookie: 'session=of-a-proxy-2',
    Authorization: 'Bearer of-a-proxy-3'
  }
  const shown = { 'X-Api-Key': '•••', 'x-auth-token': '•••', Cookie: '•••', Authorization: 'Bearer •••' }
  const fields = { data: { '@path': '$.' }, headers: { ...credentials, 'X-Tier': 'gold' } }
  const mapping = { trigger: 'type = "track"', action: 'sendEntireEvent', fields }
  const settings = () => settingsOf({ password: 'password-1', key: 'endpoint-key-1', query: 'token-12' })

  it.each([
    ['a preview', '/api/v1/preview', 200],
    ['a test of a mapping', '/api/v1/test', 200],
    ['a test that is refused', '/api/v1/test', 400],
    ["Segment's tester", '/sendEntireEvent', 200],
    ["Segment's tester when it is refused", '/sendEntireEvent', 400]
  ])('that carries a credential, as its name says, is masked in %s', async (_what, path, status) => {
    echo().answerWith(status, 'application/json')
    const { destinationId } = await setUp(pipeline(), settings())
    const tried = path.startsWith('/api') ? { destinationId, event, mapping } : { payload: event, mapping: fields }
    const { body } = await post(path, path.startsWith('/api') ? tried : { ...tried, settings: settings() })
    const text = JSON.stringify(body)
    const masked = ['"x-api-key":"•••"', '"x-auth-token":"•••"', '"cookie":"•••"', '"x-tier":"gold"']
    expect(masked.filter((header) => !text.toLowerCase().includes(header))).toEqual([])
    expect(['of-a-proxy', '12345678'].filter((value) => text.includes(value))).toEqual([])
  })

  it('is masked in what the mapping resolves to and in what the action is given, too', async () => {
    const { destinationId } = await setUp(pipeline(), settings())
    expect((await post('/api/v1/preview', { destinationId, event, mapping })).body).toMatchObject({
      resolved: { headers: { ...shown, 'X-Tier': 'gold' } },
      validated: { headers: { ...shown, 'X-Tier': 'gold' } }
    })
  })
})

describe('a test of a mapping', () => {
  it('shows the very request that arrives', async () => {
    echo().answerWith(200, 'application/json')
    const settings = settingsOf({ password: 'password-1', key: 'endpoint-key-1', query: 'token-12' })
    const { destinationId } = await setUp(pipeline(), settings)
    const fields = { data: { '@path': '$.' }, headers: { 'X-Tier': 'gold', Host: 'other.test', 'x-empty': '' } }
    const mapping = { trigger: 'type = "track"', action: 'sendEntireEvent', fields }
    const before = echo().arrived.length
    const { body } = await post('/api/v1/test', { destinationId, event, mapping })
    const [arrived] = echo().arrived.slice(before)
    const { request } = body as { request: { headers: Record<string, string>; body: string } }
    const shown = { ...request.headers, authorization: expect.stringMatching(/^Basic /) as string }
    expect(Object.entries(shown).flat()).toEqual(arrived?.rawHeaders)
    expect(request.body).toBe(arrived?.body)
  })
})
