import { Request, Response } from '@segment/actions-core'
import { shownAnswer } from './shown-answer'

const SETTINGS = {
  movable_ink_url: 'https://movable-ink.test/behavioral/endpoint-key-1',
  username: 'access-key-id',
  password: '1234567890'
}

/** An answer as actions-core's client hands it on, to a request with these headers. */
const answer = (content: string, headers: Record<string, string> = {}, sent: Record<string, string> = {}) =>
  Object.assign(new Response(content, { status: 400, headers }), {
    content,
    request: new Request('https://movable-ink.test', { headers: sent })
  })

describe('an answer of Movable Ink as it is shown', () => {
  it('keeps its JSON, with whatever it repeats of the settings masked: in texts, as a number, in a key', () => {
    const json = {
      message: 'No access-key-id at /behavioral/endpoint-key-1',
      'access-key-id': [1_234_567_890, 5, null, true]
    }
    expect(shownAnswer(answer(JSON.stringify(json), { 'content-type': 'application/json' }), SETTINGS)).toEqual({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: { message: 'No ••• at •••', '•••': ['•••', 5, null, true] },
      truncated: false
    })
  })

  it('keeps the headers that say nothing of anyone, and the request id', () => {
    const headers = { 'x-request-id': 'id-1', 'retry-after': '5', date: 'now', 'set-cookie': 'a=b', server: 'x' }
    expect(shownAnswer(answer('', { ...headers, 'content-type': 'text/plain access-key-id' }), SETTINGS)).toEqual({
      status: 400,
      headers: { 'x-request-id': 'id-1', 'content-type': 'text/plain •••', 'retry-after': '5', date: 'now' },
      body: '',
      truncated: false,
      requestId: 'id-1'
    })
  })

  it('masks the values of mapped headers that carry a credential, and of no others', () => {
    const sent = { 'x-api-key': 'api-key-of-mapping', cookie: 'session=of-mapping', 'x-tier': 'gold-tier' }
    const json = { headers: sent, 'api-key-of-mapping': 'gold-tier' }
    expect(shownAnswer(answer(JSON.stringify(json), {}, sent), SETTINGS).body).toEqual({
      headers: { 'x-api-key': '•••', cookie: '•••', 'x-tier': 'gold-tier' },
      '•••': 'gold-tier'
    })
  })

  it('keeps the beginning of a text alone, and nothing of JSON that is too long', () => {
    expect(shownAnswer(answer('word '.repeat(1000)), SETTINGS)).toMatchObject({
      body: expect.stringMatching(/^(word ){400}…$/) as string,
      truncated: true
    })
    expect(shownAnswer(answer(JSON.stringify({ text: 'x'.repeat(100_000) })), SETTINGS)).toMatchObject({
      body: '…',
      truncated: true
    })
  })

  it('does not go deeper into JSON than twenty levels', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const { body } = shownAnswer(answer(deep), SETTINGS)
    expect(JSON.stringify(body)).toBe(`${'['.repeat(20)}"…"${']'.repeat(20)}`)
  })
})
