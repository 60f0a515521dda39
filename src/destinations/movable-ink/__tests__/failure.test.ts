import { classifyFailure } from '../failure'

const failed = (properties: object) => Object.assign(new Error('https://collector.test/endpoint-key'), properties)

describe('a request that got no answer', () => {
  it.each([
    { code: 'ETIMEDOUT' },
    { code: 'REQUESTTIMEOUTERROR' },
    { code: 'REQUESTCLIENTERROR' },
    { type: 'request-timeout' },
    { type: 'body-timeout' },
    { type: 'aborted', name: 'AbortError' },
    { type: 'system', code: 'ETIMEDOUT' }
  ])('timed out: %j', (properties) => {
    expect(classifyFailure(failed(properties))).toEqual({ kind: 'timedOut' })
  })

  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'EPROTO',
    'HOSTNAME_MISMATCH',
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER'
  ])('was not sent: %s', (code) => {
    expect(classifyFailure(failed({ type: 'system', code }))).toEqual({ kind: 'notSent', code })
  })

  it.each(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CONSTANT', 'Z_DATA_ERROR', 'XEPROTOX'])(
    'was interrupted, and may have been delivered: %s',
    (code) => {
      expect(classifyFailure(failed({ type: 'system', code }))).toEqual({ kind: 'interrupted', code })
    }
  )

  it('goes by the type where there is no code', () => {
    expect(classifyFailure(failed({ type: 'max-size' }))).toEqual({ kind: 'interrupted', code: 'max-size' })
  })

  it.each([new TypeError('https://collector.test/endpoint-key'), undefined, null, 'text', { code: 7 }])(
    'never takes anything from a message: %p',
    (error) => {
      expect(classifyFailure(error)).toEqual({ kind: 'interrupted', code: 'unknown error' })
    }
  )
})
