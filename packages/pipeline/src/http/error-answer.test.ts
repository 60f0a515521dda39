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
  list: z.array(z.object({ id: z.uuid() })).optional()
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
  return app
}

describe('a request that does not fit its schema', () => {
  it.each<[what: string, payload: object, mistakes: object[]]>([
    ['a value that is missing', {}, [{ path: 'name', message: 'is needed' }]],
    ['a value of a wrong type', { name: { x: SECRET } }, [{ path: 'name', message: 'must be of type string' }]],
    ['a value that is too short', { name: 'x' }, [{ path: 'name', message: 'must have >=2 characters' }]],
    ['a value that is too long', { name: SECRET.repeat(9) }, [{ path: 'name', message: 'must have <=20 characters' }]],
    ['a value that is too great', { name: 'abc', count: 9 }, [{ path: 'count', message: 'must be <=5' }]],
    [
      'none of the values there are',
      { name: 'abc', kind: SECRET },
      [{ path: 'kind', message: 'must be one of "one"|"two"' }]
    ],
    [
      'a value of a wrong form',
      { name: 'abc', list: [{ id: SECRET }] },
      [{ path: 'list.0.id', message: 'is not a valid UUID' }]
    ],
    ['a name that is not known', { name: 'abc', nmae: SECRET }, [{ path: 'nmae', message: 'is not known here' }]],
    [
      'several of them',
      { kind: 1, x: SECRET },
      [
        { path: 'name', message: 'is needed' },
        { path: 'kind', message: 'must be one of "one"|"two"' },
        { path: 'x', message: 'is not known here' }
      ]
    ],
    ['a list where an object belongs', [SECRET], [{ path: '', message: 'must be of type object' }]]
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
    ['/things/sk-do-not-tell?limit=1', 'The path is not what is taken here: id is not a valid UUID.'],
    [
      '/things/0199d5a3-0000-7000-8000-000000000000?limit=sk-do-not-tell',
      'The query is not what is taken here: limit must be of type number.'
    ]
  ])('is answered so for the address, too: %s', async (url, message) => {
    const answer = await newServer().inject(url)
    const { error } = answer.json<{ error: { code: string; message: string } }>()
    expect([answer.statusCode, error.code, error.message]).toEqual([400, 'INVALID_REQUEST', message])
    expect(answer.body).not.toContain(SECRET)
  })

  it('has no body when that is empty', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await newServer().inject({ method: 'POST', url: '/things', headers, payload: '' })
    expect(answer.json<{ error: { mistakes: unknown } }>().error.mistakes).toEqual([
      { path: '', message: 'must be of type object' }
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
