import type { Attempt } from '@actions-movable-ink/runtime'
import { judge, RETRY_POLICY } from './judge'
import type { Tried } from './judge'

const NOW = Date.UTC(2026, 0, 31)
const SECOND = 1000
const HOUR = 3600 * SECOND
const withoutLuck = () => 0

const refused = (rest: Partial<Extract<Attempt, { kind: 'refused' }>> = {}): Attempt => ({
  kind: 'refused',
  status: 503,
  message: 'Movable Ink could not take the event (503). It will be tried again.',
  retryable: true,
  ms: 5,
  ...rest
})

const verdictOn = (attempt: Attempt, tried: Tried = { attempts: 1 }, random = withoutLuck) =>
  judge(attempt, tried, RETRY_POLICY, NOW, random)

describe('the verdict on a delivery', () => {
  it('is delivered when Movable Ink took it', () => {
    expect(verdictOn({ kind: 'delivered', status: 200, ms: 5 })).toEqual({ state: 'delivered' })
  })

  it('is discarded when the trigger no longer matches', () => {
    expect(verdictOn({ kind: 'notMatched', ms: 1 })).toEqual({
      state: 'discarded',
      reason: 'NO_MATCHING_MAPPING',
      message: 'The trigger of the mapping was changed after the event was queued, and no longer matches it.'
    })
  })

  it('is discarded at once when trying again would change nothing', () => {
    const message = 'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'
    expect(verdictOn(refused({ status: 401, message, retryable: false }))).toEqual({
      state: 'discarded',
      reason: '401',
      message
    })
  })

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [9, 256],
    [10, 512],
    [11, 600],
    [40, 600]
  ])('is to try again after attempt %i in %i seconds, when chance adds nothing', (attempts, seconds) => {
    expect(verdictOn(refused(), { attempts, retryUntil: NOW + HOUR })).toEqual(
      expect.objectContaining({ state: 'retrying', nextTryAt: NOW + seconds * SECOND, retryUntil: NOW + HOUR })
    )
  })

  it('leaves up to twice the wait to chance, so that deliveries do not come back all at once', () => {
    expect(verdictOn(refused(), { attempts: 3, retryUntil: NOW + HOUR }, () => 0.5)).toEqual(
      expect.objectContaining({ nextTryAt: NOW + 6 * SECOND })
    )
  })

  it.each([
    [undefined, 1],
    [NOW + 4 * HOUR - SECOND, 2],
    [NOW + 4 * HOUR - 3 * SECOND, 4],
    [NOW + HOUR, 600]
  ])(
    'of what was sent again begins with short waits, whatever it had before (window until %p)',
    (retryUntil, seconds) => {
      expect(verdictOn(refused(), { attempts: 30, retryUntil })).toEqual(
        expect.objectContaining({ state: 'retrying', nextTryAt: NOW + seconds * SECOND })
      )
    }
  )

  it('of what a clock that is behind says was refused before its window was opened waits the shortest', () => {
    expect(verdictOn(refused(), { attempts: 2, retryUntil: NOW + 5 * HOUR })).toEqual(
      expect.objectContaining({ nextTryAt: NOW + SECOND })
    )
  })

  it('opens a window of four hours with the first failure, and keeps it', () => {
    expect(verdictOn(refused())).toEqual(expect.objectContaining({ retryUntil: NOW + 4 * HOUR }))
    expect(verdictOn(refused(), { attempts: 2, retryUntil: NOW + 5 * SECOND })).toEqual(
      expect.objectContaining({ retryUntil: NOW + 5 * SECOND })
    )
  })

  it('is dead when the next try would be after the window, with the last reason', () => {
    expect(verdictOn(refused(), { attempts: 2, retryUntil: NOW + 2 * SECOND - 1 })).toEqual({
      state: 'dead',
      reason: '503',
      message: 'Movable Ink could not take the event (503). It will be tried again.'
    })
  })

  it('waits as long as an answer asks, but not less than it would by itself', () => {
    expect(verdictOn(refused({ status: 429, retryAfterMs: 30 * SECOND }))).toEqual(
      expect.objectContaining({ nextTryAt: NOW + 30 * SECOND })
    )
    expect(verdictOn(refused({ status: 429, retryAfterMs: 1 }))).toEqual(
      expect.objectContaining({ nextTryAt: NOW + SECOND })
    )
  })

  it('never waits longer than an hour for an answer that asks for more', () => {
    expect(verdictOn(refused({ status: 429, retryAfterMs: 100 * HOUR }))).toEqual(
      expect.objectContaining({ state: 'retrying', nextTryAt: NOW + HOUR })
    )
  })

  it('gives an event of a batch whose turn did not come its next try in a second, however many it had', () => {
    expect(verdictOn(refused({ notSent: true }), { attempts: 9 })).toEqual(
      expect.objectContaining({ state: 'retrying', nextTryAt: NOW + SECOND })
    )
  })
})
