import { wasSent } from './was-sent'

const progress = { isRequested: true, isAnswered: false, reason: 'ECONNRESET' }

describe('an event of which an attempt failed', () => {
  it('was sent when there is an answer', () => {
    expect(wasSent({ ...progress, isAnswered: true, reason: '503' })).toBe('yes')
  })

  it('was not sent when it came to no request', () => {
    expect(wasSent({ ...progress, isRequested: false, reason: 'INVALID_PAYLOAD' })).toBe('no')
  })

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED', 'EHOSTUNREACH'])(
    'was not sent where no connection was made: %s',
    (reason) => {
      expect(wasSent({ ...progress, reason })).toBe('no')
    }
  )

  it.each(['ETIMEDOUT', 'ECONNRESET', 'HPE_INVALID_CONSTANT', 'status 150', 'unknown error'])(
    'may have arrived where the answer did not: %s',
    (reason) => {
      expect(wasSent({ ...progress, reason })).toBe('maybe')
    }
  )
})
