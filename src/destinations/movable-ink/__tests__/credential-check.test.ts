import { Destination } from '@segment/actions-core'
import nock from 'nock'
import destination from '..'
import { outcomeOf } from './outcome'
import { useStrictNock } from './strict-nock'

const settings = {
  username: 'user',
  password: 'secret',
  movable_ink_url: 'https://collector.test/behavioral/key'
}

const check = (changed: Partial<typeof settings> = {}) =>
  outcomeOf(() => new Destination(destination).testAuthentication({ ...settings, ...changed }))

/** The one GET of a check, exactly as it must look. */
const expectGet = () =>
  nock('https://collector.test', {
    reqheaders: { authorization: 'Basic dXNlcjpzZWNyZXQ=', 'user-agent': 'Segment (Actions)' },
    badheaders: ['content-type', 'content-length']
  }).get('/behavioral/key', '')

// actions-core puts "Credentials are invalid: " and the status of an HTTPError, which ours are not, before a message.
const failed = (message: string) => ({
  class: 'Error',
  code: undefined,
  status: undefined,
  message: `Credentials are invalid:  ${message}`
})

useStrictNock()

describe('the credential check', () => {
  it.each([200, 204, 400, 405, 415, 422, 429, 500, 503])('passes when Movable Ink answers %i', async (status) => {
    expectGet().reply(status)
    expect(await check()).toEqual({ returned: undefined })
  })

  it('passes on a 404 that is not about the endpoint key, which a GET may get where a POST is wanted', async () => {
    expectGet().reply(404, '404 page not found', { 'content-type': 'text/plain' })
    expect(await check()).toEqual({ returned: undefined })
  })

  it('passes on a 422 with a message, which is about an event and not about the settings', async () => {
    expectGet().reply(422, { message: 'No event' })
    expect(await check()).toEqual({ returned: undefined })
  })

  it('passes on a JSON 404 without a message', async () => {
    expectGet().reply(404, {})
    expect(await check()).toEqual({ returned: undefined })
  })

  it.each([
    [401, undefined, 'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'],
    [
      403,
      undefined,
      'Movable Ink does not allow these credentials to send to this endpoint (403). Check the Username and Movable Ink URL settings, or ask Movable Ink for access.'
    ],
    [
      404,
      { message: 'Behavioral endpoint key not found', request_id: 'id-1' },
      'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you. Movable Ink says: "Behavioral endpoint key not found". Request id: id-1.'
    ]
  ])('fails when Movable Ink answers %i, saying what to correct', async (status, body, message) => {
    expectGet().reply(status, body)
    expect(await check()).toEqual(failed(message))
  })

  it('fails on a redirect, naming the host it points to', async () => {
    expectGet().reply(302, '', { location: 'https://login.test/secret-path' })
    expect(await check()).toEqual(
      failed(
        'Movable Ink answered with a redirect to login.test (302). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.'
      )
    )
  })

  it.each([
    [{ movable_ink_url: 'http://collector.test/key' }, /The Movable Ink URL setting uses http:/],
    [{ username: 'a:b' }, /The Username setting contains a colon/],
    [{ password: ' ' }, /The Access Secret setting is missing/]
  ])('fails without a request when a setting cannot be used: %j', async (changed, message) => {
    expect(await check(changed)).toHaveProperty('message', expect.stringMatching(message))
  })
})
