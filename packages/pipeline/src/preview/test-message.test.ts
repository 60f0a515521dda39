import { toSegmentError } from '../../../../src/destinations/movable-ink/segment-error'
import { withoutRetry } from './test-message'

const settings = { movable_ink_url: 'https://movable-ink.test/behavioral/key', username: 'name', password: 'secret' }

const saidOf = (error: object) => withoutRetry(toSegmentError(error, { settings }).message)

describe('the message of a test', () => {
  it.each([
    [
      { code: 'ECONNREFUSED' },
      'Movable Ink could not be reached (ECONNREFUSED): the event was not sent. If this goes on, check the host in the Movable Ink URL setting.'
    ],
    [{ code: 'ETIMEDOUT' }, 'Movable Ink did not answer in time. It may have received the event.'],
    [{ code: 'ECONNRESET' }, 'Movable Ink gave no whole, valid answer (ECONNRESET). It may have received the event.']
  ])('does not promise another try: %j', (error, message) => {
    expect(saidOf(error)).toBe(message)
  })

  it('keeps what Movable Ink says, whatever it promises', () => {
    const quoted = 'Movable Ink says: "Busy. It will be tried again.".'
    expect(withoutRetry(`Movable Ink could not take the event (503). It will be tried again. ${quoted}`)).toBe(
      `Movable Ink could not take the event (503). ${quoted}`
    )
    expect(withoutRetry('Movable Ink is receiving events too fast (429). This one will be tried again.')).toBe(
      'Movable Ink is receiving events too fast (429).'
    )
  })
})
