import { deflateSync, gzipSync } from 'node:zlib'
import { MAX_BODY_BYTES } from './limits'
import { readJson } from './read-json'

const json = Buffer.from('{"a":"ü"}')
const invalidJson = { code: 'INVALID_JSON', message: 'The body is not valid JSON in UTF-8.' }
const tooLarge = {
  code: 'PAYLOAD_TOO_LARGE',
  message:
    'The body is larger than 500 KB; an event may have 32 KB. Send less in each event, or fewer events at a time.'
}
const notGzip = {
  code: 'INVALID_REQUEST',
  message: 'The body is not what its content encoding, gzip, says.'
}
const unknownEncoding = {
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'The content encoding is not known. Send the body as it is, or with gzip.'
}

/** A text of JSON of so many bytes. */
const ofBytes = (bytes: number) => Buffer.from(`"${'x'.repeat(bytes - 2)}"`)

describe('the JSON of a body', () => {
  it.each([
    ['as it is', json, undefined],
    ['as it is, named so', json, 'identity'],
    ['with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), json]), undefined],
    ['with gzip', gzipSync(json), 'gzip'],
    ['with gzip in other letters', gzipSync(json), ' GZIP ']
  ])('is read %s', async (_how, body, encoding) => {
    const { value } = await readJson(body, encoding)
    expect(value).toEqual({ a: 'ü' })
  })

  it('may be deep: what is in it is looked at later', async () => {
    const { value } = await readJson(Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)), undefined)
    expect(value).toHaveLength(1)
  })

  it('may have 500 KB when it is inflated', async () => {
    const { value, bytes } = await readJson(gzipSync(ofBytes(MAX_BODY_BYTES)), 'gzip')
    expect(value).toHaveLength(MAX_BODY_BYTES - 2)
    expect(bytes).toBe(MAX_BODY_BYTES)
  })

  it.each([
    ['one byte more than 500 KB when it is inflated', gzipSync(ofBytes(MAX_BODY_BYTES + 1)), 'gzip', tooLarge],
    ['a gzip bomb', gzipSync(Buffer.alloc(200_000_000)), 'gzip', tooLarge],
    ['cut gzip', gzipSync(json).subarray(0, 20), 'gzip', notGzip],
    ['not gzip', json, 'gzip', notGzip],
    ['empty gzip', Buffer.alloc(0), 'gzip', notGzip],
    ['deflated', deflateSync(json), 'deflate', unknownEncoding],
    ['in brotli', json, 'br', unknownEncoding],
    ['encoded twice', gzipSync(gzipSync(json)), 'gzip, gzip', unknownEncoding],
    ['empty', Buffer.alloc(0), undefined, invalidJson],
    ['cut', json.subarray(0, 5), undefined, invalidJson],
    ['in latin-1', Buffer.from('{"a":"ü"}', 'latin1'), undefined, invalidJson],
    ['with half of a surrogate pair in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), undefined, invalidJson],
    ['with a value that is no JSON', Buffer.from('{"a":NaN}'), undefined, invalidJson]
  ])('that is %s is refused', async (_what, body, encoding, error) => {
    await expect(readJson(body, encoding)).rejects.toMatchObject({ name: 'Refusal', ...error })
  })
})
