import type { Attempt } from '@actions-movable-ink/runtime'
import { attemptRecordOf, shownRequest } from './attempt-record'

const AT = Date.parse('2026-11-24T09:00:01.250Z')
const request = { method: 'POST', url: 'https://collector.example/behavioral/•••', bytes: 1234 }
const began = { at: '2026-11-24T09:00:01.000Z', ms: 250 }

describe('what is kept of an attempt', () => {
  it('that delivered is what was sent and what came back', () => {
    const attempt: Attempt = { kind: 'delivered', status: 200, ms: 249.6, requestId: 'request-1', request }
    expect(attemptRecordOf(attempt, AT - 0.4)).toEqual({
      ...began,
      ...{ status: 200, requestId: 'request-1' },
      ...{ request: 'POST https://collector.example/behavioral/•••', bytes: 1234 }
    })
  })

  it('that was refused is also why, and how long the answer asked to wait', () => {
    const message = 'Movable Ink is receiving events too fast (429).'
    const attempt: Attempt = {
      kind: 'refused',
      status: 429,
      message,
      retryable: true,
      retryAfterMs: 7000,
      ms: 250,
      request
    }
    expect(attemptRecordOf(attempt, AT, 10)).toEqual({
      ...began,
      ...{ status: 429, reason: '429', message, retryAfterMs: 7000, batch: 10 },
      ...{ request: 'POST https://collector.example/behavioral/•••', bytes: 1234 }
    })
  })

  it('that sent nothing is no more than when it was', () => {
    expect(attemptRecordOf({ kind: 'notMatched', ms: 250 }, AT)).toEqual(began)
  })
})

describe('the request of an attempt', () => {
  it('is shown as it was', () => {
    expect(shownRequest(attemptRecordOf({ kind: 'delivered', status: 200, ms: 1, request }, AT))).toEqual(request)
  })

  it.each([[{}], [{ reason: 'INVALID_SETTINGS', status: 400 }]])(
    'is not shown where nothing was sent: %j',
    (record) => {
      expect(shownRequest({ ...began, ...record })).toBeUndefined()
    }
  )
})
