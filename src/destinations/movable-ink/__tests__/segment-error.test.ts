import { Destination } from '@segment/actions-core'
import nock from 'nock'
import destination from '..'
import { outcomeOf } from './outcome'
import { useStrictNock } from './strict-nock'

const settings = {
  username: 'acme-user',
  password: 'acme-secret',
  movable_ink_url: 'https://collector.test/behavioral/acme-endpoint-key'
}
const subscription = {
  subscribe: 'type = "track"',
  partnerAction: 'sendEntireEvent',
  mapping: { data: { '@path': '$.' } }
}
const event = { type: 'track' as const, event: 'Product Viewed', userId: 'user-1234' }

type Reply = { status: number; body?: string | Record<string, unknown>; headers?: Record<string, string> }

/** How the destination ends when Movable Ink answers with `reply`. */
function answered({ status, body = '', headers = {} }: Reply) {
  nock('https://collector.test')
    .post('/behavioral/acme-endpoint-key', { ...event })
    .reply(status, body, headers)
  return outcomeOf(() => new Destination(destination).onEvent(event, { ...settings, subscriptions: [subscription] }))
}

const json = (status: number, body: Record<string, unknown>): Reply => ({ status, body })

useStrictNock()

describe('an answer that is not a success', () => {
  const rejected = (status: number) => `Movable Ink rejected the event (${status}). Ask Movable Ink why.`
  const unmapped = (status: number) =>
    `Movable Ink rejected the event (${status}). Check that an event mapping at Movable Ink is active and fits this event.`
  const later = (status: number) => `Movable Ink could not take the event (${status}). It will be tried again.`
  const redirect = (status: number) =>
    `Movable Ink answered with a redirect (${status}). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.`

  it.each([
    [300, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(300)],
    [301, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(301)],
    [302, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(302)],
    [303, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(303)],
    [304, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(304)],
    [307, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(307)],
    [308, 'IntegrationError', 'UNEXPECTED_REDIRECT', 400, redirect(308)],
    [400, 'APIError', '400', 400, unmapped(400)],
    [
      401,
      'InvalidAuthenticationError',
      'INVALID_AUTHENTICATION',
      401,
      'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'
    ],
    [402, 'APIError', '402', 402, rejected(402)],
    [
      403,
      'APIError',
      '403',
      403,
      'Movable Ink does not allow these credentials to send to this endpoint (403). Check the Username and Movable Ink URL settings, or ask Movable Ink for access.'
    ],
    [
      404,
      'APIError',
      '404',
      404,
      'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you.'
    ],
    [405, 'APIError', '405', 405, rejected(405)],
    [407, 'APIError', '407', 407, rejected(407)],
    [408, 'RetryableError', 'RETRYABLE_ERROR', 408, later(408)],
    [409, 'APIError', '409', 409, rejected(409)],
    [410, 'APIError', '410', 410, rejected(410)],
    [
      413,
      'APIError',
      '413',
      413,
      'Movable Ink rejected the event as too large (413): a request must be smaller than 2 MB. Map less into the Data field.'
    ],
    [415, 'APIError', '415', 415, rejected(415)],
    [418, 'APIError', '418', 418, rejected(418)],
    [422, 'APIError', '422', 422, unmapped(422)],
    [423, 'RetryableError', 'RETRYABLE_ERROR', 423, later(423)],
    [425, 'APIError', '425', 425, rejected(425)],
    [
      429,
      'RetryableError',
      'RETRYABLE_ERROR',
      429,
      'Movable Ink is receiving events too fast (429). This one will be tried again.'
    ],
    [431, 'APIError', '431', 431, rejected(431)],
    [451, 'APIError', '451', 451, rejected(451)],
    [460, 'APIError', '460', 460, rejected(460)],
    [499, 'APIError', '499', 499, rejected(499)],
    [500, 'RetryableError', 'RETRYABLE_ERROR', 500, later(500)],
    [501, 'APIError', '501', 501, rejected(501)],
    [502, 'RetryableError', 'RETRYABLE_ERROR', 502, later(502)],
    [503, 'RetryableError', 'RETRYABLE_ERROR', 503, later(503)],
    [504, 'RetryableError', 'RETRYABLE_ERROR', 504, later(504)],
    [505, 'RetryableError', 'RETRYABLE_ERROR', 505, later(505)],
    [511, 'RetryableError', 'RETRYABLE_ERROR', 511, later(511)],
    [520, 'RetryableError', 'RETRYABLE_ERROR', 503, later(520)],
    [599, 'RetryableError', 'RETRYABLE_ERROR', 599, later(599)]
  ])('%i ends as %s %s %i', async (status, className, code, reported, message) => {
    expect(await answered({ status })).toEqual({ class: className, code, status: reported, message })
  })
})

describe("Movable Ink's own words", () => {
  const messageOf = async (reply: Reply) => {
    const outcome = await answered(reply)
    return 'message' in outcome ? outcome.message : 'delivered'
  }

  it('are carried with their request id', async () => {
    const reply = json(404, { message: 'Behavioral endpoint key not found', request_id: '3f0c-77' })
    expect(await messageOf(reply)).toBe(
      'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you. Movable Ink says: "Behavioral endpoint key not found". Request id: 3f0c-77.'
    )
  })

  it.each([
    ['The user name is wrong.', 'The user name is wrong'],
    ['Wait…', 'Wait…'],
    ['Wait...', 'Wait...'],
    ['Who?', 'Who?'],
    ['.', '.']
  ])('end once, whether or not they end with a full stop: %s', async (message, quoted) => {
    expect(await messageOf(json(418, { message }))).toBe(
      `Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "${quoted}".`
    )
  })

  it('are taken from a plain text answer too, and the request id from its header', async () => {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-request-id': 'ab-12' }
    expect(await messageOf({ status: 418, body: '418 short and stout\n', headers })).toBe(
      'Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "418 short and stout". Request id: ab-12.'
    )
  })

  it('are left out when they are a web page, no text, or broken JSON', async () => {
    const html = { status: 418, body: '<h1>teapot</h1>', headers: { 'content-type': 'text/html' } }
    const broken = { status: 418, body: '{"message":', headers: { 'content-type': 'application/json' } }
    for (const reply of [html, broken, json(418, { message: 7, request_id: [] }), json(418, { message: ' ' })]) {
      expect(await messageOf(reply)).toBe('Movable Ink rejected the event (418). Ask Movable Ink why.')
    }
  })

  it.each([
    ['application/problem+json', 'because'],
    ['APPLICATION/JSON', 'because'],
    ['text/plain', 'because'],
    ['text/html', 'because']
  ])('are found in JSON that is sent as %s', async (type, words) => {
    const body = '\ufeff{"message":"because","request_id":"id-1"}'
    expect(await messageOf({ status: 418, body, headers: { 'content-type': type } })).toBe(
      `Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "${words}". Request id: id-1.`
    )
  })

  it('prefer what the body says to what the headers say', async () => {
    const headers = { 'x-request-id': 'of the header' }
    expect(await messageOf({ status: 418, body: { request_id: 'of the body' }, headers })).toContain(
      'Request id: of the body.'
    )
  })

  it('are none when the body is null', async () => {
    const headers = { 'content-type': 'application/json' }
    expect(await messageOf({ status: 418, body: 'null', headers })).toBe(
      'Movable Ink rejected the event (418). Ask Movable Ink why.'
    )
  })

  it('are cut between characters, never within one', async () => {
    expect(await messageOf(json(418, { message: '🔑'.repeat(501) }))).toContain(`says: "${'🔑'.repeat(499)}…".`)
  })

  it('are made fit however long they are, and whatever is mapped as a header', async () => {
    const message = 'x'.repeat(1_000_000)
    const mapping = { headers: { Host: { toString: 1 } }, data: { '@path': '$.' } }
    const server = nock('https://collector.test').post('/behavioral/acme-endpoint-key', { ...event })
    server.reply(418, { message })
    const outcome = await outcomeOf(() =>
      new Destination(destination).onEvent(event, { ...settings, subscriptions: [{ ...subscription, mapping }] })
    )
    expect(outcome).toMatchObject({ class: 'APIError', status: 418 })
  })

  it('are cut at 500 characters', async () => {
    expect(await messageOf(json(418, { message: 'x'.repeat(501) }))).toBe(
      `Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "${'x'.repeat(499)}…".`
    )
    expect(await messageOf(json(418, { message: 'x'.repeat(500) }))).toBe(
      `Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "${'x'.repeat(500)}".`
    )
  })

  it('never echo the credentials, the endpoint key or the payload', async () => {
    const message = 'acme-user:acme-secret may not send user-1234 to acme-endpoint-key: {"type":"track","userId":"user'
    expect(await messageOf(json(418, { message, request_id: 'acme-secret' }))).toBe(
      'Movable Ink rejected the event (418). Ask Movable Ink why. Movable Ink says: "••• may not send ••• to •••: •••". Request id: •••.'
    )
  })

  it("name the host of a redirect's target and nothing else of it", async () => {
    const headers = { location: 'https://elsewhere.test/behavioral/acme-endpoint-key?user=1' }
    expect(await messageOf({ status: 302, headers })).toBe(
      'Movable Ink answered with a redirect to elsewhere.test (302). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.'
    )
  })
})
