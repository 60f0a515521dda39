import type { Attempt } from '@actions-movable-ink/runtime'
import { deliver } from './deliver'

const quick = { retries: 3, firstWaitMs: 1, longestWaitMs: 2 }
const { signal: never } = new AbortController()

const delivered: Attempt = { kind: 'delivered', status: 200, ms: 5, requestId: 'request-9' }
const refused = (status: number, retryable: boolean, message = `Refused with ${status}.`): Attempt => ({
  kind: 'refused',
  status,
  message,
  retryable,
  ms: 7,
  requestId: `request-${status}`
})

/** Attempts that end as given, the last of which repeats, and how many were made. */
function attempts(...ends: Attempt[]) {
  const made = { count: 0 }
  const attempt = () => Promise.resolve(ends[Math.min(made.count++, ends.length - 1)] as Attempt)
  return { made, attempt }
}

describe('a delivery', () => {
  it('is over with the first attempt that succeeds', async () => {
    const { made, attempt } = attempts(delivered)
    expect(await deliver(attempt, quick, never)).toEqual({
      kind: 'delivered',
      status: 200,
      attempts: 1,
      ms: 5,
      requestId: 'request-9'
    })
    expect(made.count).toBe(1)
  })

  it('is tried again after failures that may pass, and counts its attempts', async () => {
    const { made, attempt } = attempts(refused(503, true), refused(429, true), delivered)
    expect(await deliver(attempt, quick, never)).toMatchObject({ kind: 'delivered', attempts: 3, ms: 5 })
    expect(made.count).toBe(3)
  })

  it('is given up after as many tries as allowed, with the last failure', async () => {
    const { made, attempt } = attempts(refused(429, true), refused(503, true))
    expect(await deliver(attempt, quick, never)).toEqual({
      kind: 'failed',
      status: 503,
      message: 'Refused with 503.',
      attempts: 4,
      ms: 7,
      requestId: 'request-503'
    })
    expect(made.count).toBe(4)
  })

  it('is tried once when no retries are allowed', async () => {
    const { made, attempt } = attempts(refused(503, true))
    expect(await deliver(attempt, { ...quick, retries: 0 }, never)).toMatchObject({ kind: 'failed', attempts: 1 })
    expect(made.count).toBe(1)
  })

  it('is not tried again after a failure that would stay', async () => {
    const { made, attempt } = attempts(refused(503, true), refused(400, false))
    expect(await deliver(attempt, quick, never)).toMatchObject({ kind: 'discarded', status: 400, attempts: 2 })
    expect(made.count).toBe(2)
  })

  it('of an event that no trigger matches is over at once', async () => {
    expect(await deliver(attempts({ kind: 'notMatched', ms: 1 }).attempt, quick, never)).toEqual({ kind: 'notMatched' })
  })

  it.each([
    ['Not taken (503). It will be tried again.', 'Not taken (503).'],
    ['Too fast (429). This one will be tried again. Request id: r.', 'Too fast (429). Request id: r.'],
    [
      'No answer. It may have received the event, which will be tried again.',
      'No answer. It may have received the event.'
    ],
    ['It was not sent and will be tried again. Check the host.', 'It was not sent. Check the host.']
  ])('that is given up does not promise to be tried again: %s', async (message, told) => {
    const { attempt } = attempts(refused(503, true, message))
    expect(await deliver(attempt, { ...quick, retries: 0 }, never)).toMatchObject({ message: told })
  })

  it('passes on what is wrong with the program itself', async () => {
    const broken = () => Promise.reject(new TypeError('a bug'))
    await expect(deliver(broken, quick, never)).rejects.toThrow(new TypeError('a bug'))
  })
})

describe('a stop', () => {
  it('before the first attempt prevents it', async () => {
    const { made, attempt } = attempts(delivered)
    expect(await deliver(attempt, quick, AbortSignal.abort())).toEqual({ kind: 'stopped' })
    expect(made.count).toBe(0)
  })

  it('ends the wait for the next try, with the failure so far', async () => {
    const stop = new AbortController()
    const { made, attempt } = attempts(refused(503, true))
    const hour = { retries: 3, firstWaitMs: 3_600_000, longestWaitMs: 3_600_000 }
    const outcome = deliver(attempt, hour, stop.signal)
    setImmediate(() => stop.abort())
    expect(await outcome).toMatchObject({ kind: 'failed', status: 503, attempts: 1 })
    expect(made.count).toBe(1)
  })

  it('lets an attempt under way finish, and counts what it achieved', async () => {
    const stop = new AbortController()
    const attempt = () => {
      stop.abort()
      return Promise.resolve(delivered)
    }
    expect(await deliver(attempt, quick, stop.signal)).toMatchObject({ kind: 'delivered', attempts: 1 })
  })
})
