import Fastify from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../refusal'
import type { RefusalCode } from '../refusal'
import { answerError } from './error-answer'
import { takeOnlyJson } from './json-body'

const SECRET = 'sk-do-not-tell'

const body = z.strictObject({
  name: z.string().min(2).max(20),
  kind: z.enum(['one', 'two']).optional(),
  count: z.number().int().max(5).optional(),
  list: z.array(z.object({ id: z.uuid() })).optional(),
  some: z.union([z.enum(['one', 'two']), z.array(z.enum(['one', 'two']))]).optional(),
  from: z.iso.datetime().optional(),
  switches: z.record(z.string().max(10), z.boolean()).optional(),
  made: z
    .discriminatedUnion('of', [
      z.strictObject({ of: z.literal('parts').optional() }),
      z.object({ of: z.literal('all') })
    ])
    .optional(),
  text: z.string().regex(/^a/, 'must begin with a').optional()
})

function newServer() {
  const app = Fastify()
  app.setErrorHandler(answerError)
  app.setValidatorCompiler(validatorCompiler)
  takeOnlyJson(app)
  app.post('/things', { schema: { body } }, () => 'done')
  app.get(
    '/things/:id',
    { schema: { params: z.object({ id: z.uuid() }), querystring: z.object({ limit: z.coerce.number() }) } },
    () => 'done'
  )
  app.post('/choices', { schema: { body: z.strictObject({ some: body.shape.some.unwrap() }) } }, () => 'done')
  app.get('/marked', { schema: { headers: z.object({ mark: z.string() }) } }, () => 'done')
  return app
}

describe('a request that does not fit its schema', () => {
  it.each<[what: string, payload: object, mistakes: object[]]>([
    ['a value that is missing', {}, [{ path: 'name', message: 'is needed' }]],
    ['a value of a wrong type', { name: { x: SECRET } }, [{ path: 'name', message: 'must be a text' }]],
    ['a value that is too short', { name: 'x' }, [{ path: 'name', message: 'must have at least 2 characters' }]],
    [
      'a value that is too long',
      { name: SECRET.repeat(9) },
      [{ path: 'name', message: 'must have at most 20 characters' }]
    ],
    ['a value that is too great', { name: 'abc', count: 9 }, [{ path: 'count', message: 'must be at most 5' }]],
    [
      'none of the values there are',
      { name: 'abc', kind: SECRET },
      [{ path: 'kind', message: 'must be one of one, two' }]
    ],
    [
      'a value of a wrong form',
      { name: 'abc', list: [{ id: SECRET }] },
      [{ path: 'list.0.id', message: 'must be an id, a UUID' }]
    ],
    [
      'neither one value nor a list of them',
      { name: 'abc', some: SECRET },
      [{ path: 'some', message: 'must be one of one, two, or must be a list' }]
    ],
    [
      'a list with another value in it',
      { name: 'abc', some: ['one', SECRET] },
      [{ path: 'some.1', message: 'must be one of one, two' }]
    ],
    [
      'a time in another form',
      { name: 'abc', from: SECRET },
      [{ path: 'from', message: 'must be a time in ISO 8601, such as 2026-11-24T10:00:00Z' }]
    ],
    [
      'a text where an object belongs',
      { name: 'abc', switches: SECRET },
      [{ path: 'switches', message: 'must be an object' }]
    ],
    [
      'a text where true or false belongs',
      { name: 'abc', switches: { on: SECRET } },
      [{ path: 'switches.on', message: 'must be true or false' }]
    ],
    [
      'a name in an object that is too long',
      { name: 'abc', switches: { 'much-too-long': true } },
      [{ path: 'switches.much-too-long', message: 'has a name in it that must have at most 10 characters' }]
    ],
    [
      'neither kind of thing',
      { name: 'abc', made: { of: SECRET } },
      [{ path: 'made.of', message: 'must be one of parts, all, or be left out' }]
    ],
    ['a rule in words', { name: 'abc', text: SECRET }, [{ path: 'text', message: 'must begin with a' }]],
    ['a name that is not known', { name: 'abc', nmae: SECRET }, [{ path: 'nmae', message: 'is not known here' }]],
    [
      'several of them',
      { kind: 1, x: SECRET },
      [
        { path: 'name', message: 'is needed' },
        { path: 'kind', message: 'must be one of one, two' },
        { path: 'x', message: 'is not known here' }
      ]
    ],
    ['a list where an object belongs', [SECRET], [{ path: '', message: 'must be an object' }]]
  ])('is answered with the place and the rule, and never with the value: %s', async (_what, payload, mistakes) => {
    const answer = await newServer().inject({ method: 'POST', url: '/things', payload })
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      {
        error: {
          code: 'INVALID_REQUEST',
          message: expect.stringMatching(/^The body is not what is taken here: /) as string,
          mistakes
        }
      }
    ])
    expect(answer.body).not.toContain(SECRET)
  })

  it.each([
    ['/things/sk-do-not-tell?limit=1', 'The path is not what is taken here: id must be an id, a UUID.'],
    [
      '/things/0199d5a3-0000-7000-8000-000000000000?limit=sk-do-not-tell',
      'The query is not what is taken here: limit must be a number, and be given once.'
    ],
    [
      '/things/0199d5a3-0000-7000-8000-000000000000?limit=1&limit=2',
      'The query is not what is taken here: limit must be a number, and be given once.'
    ],
    ['/marked', 'The headers are not what is taken here: mark is needed.']
  ])('is answered so for the address and the headers, too: %s', async (url, message) => {
    const answer = await newServer().inject(url)
    const { error } = answer.json<{ error: { code: string; message: string } }>()
    expect([answer.statusCode, error.code, error.message]).toEqual([400, 'INVALID_REQUEST', message])
    expect(answer.body).not.toContain(SECRET)
  })

  it('names what there is to choose from where the choice is missing', async () => {
    const answer = await newServer().inject({ method: 'POST', url: '/choices', payload: {} })
    expect(answer.json<{ error: { mistakes: unknown } }>().error.mistakes).toEqual([
      { path: 'some', message: 'is needed, and must be one of one, two' }
    ])
  })

  it('has no body when that is empty', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await newServer().inject({ method: 'POST', url: '/things', headers, payload: '' })
    expect(answer.json<{ error: { mistakes: unknown } }>().error.mistakes).toEqual([
      { path: '', message: 'must be an object' }
    ])
  })
})

describe('a request that is refused', () => {
  it.each<[code: RefusalCode, status: number]>([
    ['INVALID_REQUEST', 400],
    ['INVALID_JSON', 400],
    ['INVALID_EVENT', 400],
    ['NOT_FOUND', 404],
    ['STALE', 409],
    ['PENDING_DELIVERIES', 409],
    ['TOO_MANY_MAPPINGS', 409],
    ['PAYLOAD_TOO_LARGE', 413],
    ['UNSUPPORTED_MEDIA_TYPE', 415],
    ['TOO_MANY_STREAMS', 429]
  ])('as %s is answered with %i, and with all that is wrong', async (code, status) => {
    const app = newServer()
    const mistakes = [{ path: 'name', message: 'is taken' }]
    app.get('/refuses', () => {
      throw new Refusal(code, 'Choose another.', mistakes)
    })
    const answer = await app.inject('/refuses')
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      { error: { code, message: 'Choose another.', mistakes } }
    ])
  })
})

describe('a request that fails here', () => {
  it.each<[what: string, error: Error, status: number, code: string]>([
    [
      'the store refuses connections',
      Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' }),
      503,
      'STORE_UNAVAILABLE'
    ],
    [
      'the store shuts down',
      new Error(SECRET, { cause: Object.assign(new Error(SECRET), { code: '57P01' }) }),
      503,
      'STORE_UNAVAILABLE'
    ],
    ['a statement is wrong', Object.assign(new Error(SECRET), { code: '42601' }), 500, 'INTERNAL_ERROR'],
    ['anything else', new TypeError(SECRET), 500, 'INTERNAL_ERROR']
  ])('says no more than that when %s', async (_what, error, status, code) => {
    const app = newServer()
    app.get('/fails', () => {
      throw error
    })
    const answer = await app.inject('/fails')
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      { error: { code, message: expect.stringMatching(/What was sent is not stored; send it again/) as string } }
    ])
    expect(answer.body).not.toContain(SECRET)
  })
})
