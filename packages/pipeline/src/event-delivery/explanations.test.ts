import { explain, explainCheck } from './explanations'

describe('explain', () => {
  it.each([
    ['NO_MATCHING_MAPPING', 'you', /trigger/],
    ['MAPPING_DELETED', 'you', /mapping was deleted/],
    ['INVALID_SETTINGS', 'you', /setting/],
    ['INVALID_PAYLOAD', 'you', /mapping/],
    ['UNEXPECTED_REDIRECT', 'you', /redirects.*Correct the Movable Ink URL setting/],
    ['400', 'movable-ink', /event mapping/],
    ['401', 'you', /access secret/],
    ['403', 'movable-ink', /credentials/],
    ['404', 'you', /endpoint key/],
    ['408', 'nobody', /busy or down/],
    ['410', 'movable-ink', /request id/],
    ['413', 'you', /2 MB/],
    ['422', 'movable-ink', /event mapping/],
    ['423', 'nobody', /busy or down/],
    ['429', 'nobody', /more than it takes/],
    ['500', 'nobody', /busy or down/],
    ['501', 'movable-ink', /request id/],
    ['503', 'nobody', /busy or down/],
    ['ETIMEDOUT', 'nobody', /in time/],
    ['ENOTFOUND', 'you', /host/],
    ['ECONNREFUSED', 'nobody', /port/],
    ['ECONNRESET', 'nobody', /broke/],
    ['CERT_HAS_EXPIRED', 'you', /certificate/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'you', /certificate/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'you', /certificate/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'you', /certificate/],
    ['EPIPE', 'nobody', /could not be reached/]
  ])('says of %s that it is fixed by %s', (reason, fixedBy, summary) => {
    expect(explain(reason)).toEqual({ fixedBy, summary: expect.stringMatching(summary) as string })
  })
})

describe('explainCheck', () => {
  it.each([
    ['401', 'you', ['username', 'password']],
    ['403', 'movable-ink', ['username', 'movable_ink_url']],
    ['404', 'you', ['movable_ink_url']],
    ['UNEXPECTED_REDIRECT', 'you', ['movable_ink_url']],
    ['ENOTFOUND', 'you', ['movable_ink_url']],
    ['ECONNREFUSED', 'nobody', ['movable_ink_url']],
    ['ETIMEDOUT', 'nobody', ['movable_ink_url']],
    ['CERT_HAS_EXPIRED', 'you', ['movable_ink_url']],
    ['EAI_AGAIN', 'nobody', ['movable_ink_url']],
    ['INVALID_SETTINGS', 'you', []]
  ])('says of %s who can fix it, and which settings may be at fault, but nothing of events', (reason, fixedBy, at) => {
    const { explanation, settings } = explainCheck(reason)
    expect([explanation.fixedBy, settings]).toEqual([fixedBy, at])
    expect(explanation.summary).not.toMatch(/again for four hours|send again|arrive twice/)
    expect(explain(reason).summary.startsWith(explanation.summary.split('. ')[0] ?? '')).toBe(true)
  })

  it('says the same as of a delivery where nothing more is to be said of that', () => {
    expect(explainCheck('401').explanation).toEqual(explain('401'))
  })
})
