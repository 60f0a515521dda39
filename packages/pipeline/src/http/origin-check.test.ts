import Fastify from 'fastify'
import { answerError } from './error-answer'
import { checkOrigin } from './origin-check'
import './route-access'

const TESTER = 'https://app.segment.com'

function newServer() {
  const app = Fastify()
  app.setErrorHandler(answerError)
  app.addHook('onRequest', checkOrigin)
  app.post('/own', () => 'done')
  app.get('/own', () => 'done')
  app.post('/tester', { config: { allowedOrigins: [TESTER] } }, () => 'done')
  app.post('/ingestion', { config: { access: 'ingestion' } }, () => 'done')
  return app
}

describe('checkOrigin', () => {
  it.each<[what: string, headers: Record<string, string>]>([
    ['of a program, which names no origin', {}],
    ["of the server's own page", { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
    ["of the server's own page behind a proxy that speaks https", { origin: 'https://localhost:3000' }],
    ["of the server's own page, which names no origin", { 'sec-fetch-site': 'same-origin' }],
    ['that a person made without a page', { 'sec-fetch-site': 'none' }]
  ])('lets a write through %s', async (_what, headers) => {
    const answer = await newServer().inject({
      url: '/own',
      method: 'POST',
      headers: { host: 'localhost:3000', ...headers }
    })
    expect([answer.statusCode, answer.body]).toEqual([200, 'done'])
  })

  it('lets pages read, which browsers keep from those of another origin', async () => {
    const answer = await newServer().inject({ url: '/own', headers: { origin: 'https://attacker.example' } })
    expect([answer.statusCode, answer.body]).toEqual([200, 'done'])
  })

  it('lets the origins write that a route allows', async () => {
    const headers = { origin: TESTER, 'sec-fetch-site': 'cross-site' }
    const answer = await newServer().inject({ url: '/tester', method: 'POST', headers })
    expect([answer.statusCode, answer.body]).toEqual([200, 'done'])
  })

  it.each(['/own', '/tester'])('refuses at %s an origin that it does not allow', async (url) => {
    const answer = await newServer().inject({
      url,
      method: 'POST',
      headers: { origin: 'https://app.segment.com.evil.example' }
    })
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      {
        error: {
          code: 'FORBIDDEN_ORIGIN',
          message:
            'Pages of another origin may not change anything here. Send the request from a page of this server, or from no page at all.'
        }
      }
    ])
  })

  it('lets any page send events', async () => {
    const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
    const answer = await newServer().inject({ url: '/ingestion', method: 'POST', headers })
    expect([answer.statusCode, answer.body]).toEqual([200, 'done'])
  })
})
