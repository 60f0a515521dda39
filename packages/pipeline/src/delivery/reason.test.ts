import { HTTPError } from '@segment/actions-core'
import { toSegmentError } from '../../../../src/destinations/movable-ink/segment-error'
import { reasonOf } from './reason'

const SETTINGS = { username: 'user', password: 'secret', movable_ink_url: 'https://collector.test/behavioral/key' }

/** What the destination says of an answer. */
function errorOf(status: number) {
  const response = Object.assign(new Response('', { status }), { content: '' })
  const options = {} as never // nothing of them is said
  return toSegmentError(new HTTPError(response, new Request('https://collector.test/'), options), {
    settings: SETTINGS
  })
}

describe('the reason of a failed attempt', () => {
  it.each([400, 401, 403, 404, 405, 410, 413, 415, 422, 429, 500, 501, 502, 503, 504])(
    'is the status of an answer, whatever the destination says of it: %i',
    (status) => {
      const { message, ...error } = errorOf(status)
      expect(reasonOf(error.status, message)).toBe(String(status))
    }
  )

  it.each([
    ['401', 401, 'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'],
    ['422', 422, 'Movable Ink rejected the event (422). Check that an event mapping at Movable Ink is active.'],
    ['503', 503, 'Movable Ink could not take the event (503). It will be tried again.'],
    ['504', 504, 'Movable Ink could not take the event (504). It will be tried again.'],
    ['ETIMEDOUT', 504, 'Movable Ink did not answer in time. It may have received the event.'],
    ['ETIMEDOUT', 400, 'Movable Ink could not be reached (no answer in time). Check the host in the Movable Ink URL'],
    ['ENOTFOUND', 503, 'Movable Ink could not be reached (ENOTFOUND): the event was not sent.'],
    ['ECONNRESET', 503, 'Movable Ink gave no whole, valid answer (ECONNRESET). It may have received the event.'],
    ['status 999', 503, 'Movable Ink gave no whole, valid answer (status 999). It may have received the event.'],
    ['UNEXPECTED_REDIRECT', 400, 'Movable Ink answered with a redirect to elsewhere.test (307). It is not followed.'],
    ['INVALID_SETTINGS', 400, 'The Access Secret setting is missing. Enter the access secret.'],
    ['INVALID_SETTINGS', 400, 'The Movable Ink URL setting does not use https:.'],
    ['INVALID_PAYLOAD', 400, 'Headers cannot be sent as mapped.'],
    ['INVALID_PAYLOAD', undefined, 'Maximum call stack size exceeded']
  ])('is %s for %s: %s', (reason, status, message) => {
    expect(reasonOf(status, message)).toBe(reason)
  })
})
