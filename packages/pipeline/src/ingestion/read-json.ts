import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from '../refusal'
import { MAX_BODY_BYTES, MAX_EVENT_BYTES } from './limits'

const inflate = promisify(gunzip)

/** Says that a body is too large, as it came or once it is inflated. */
export const tooLarge = () =>
  new Refusal(
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${MAX_BODY_BYTES / 1024} KB; an event may have ${MAX_EVENT_BYTES / 1024} KB. Send less in each event, or fewer events at a time.`
  )

async function decoded(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return body
  if (encoding !== 'gzip') {
    throw new Refusal(
      'UNSUPPORTED_MEDIA_TYPE',
      'The content encoding is not known. Send the body as it is, or with gzip.'
    )
  }
  try {
    return await inflate(body, { maxOutputLength: MAX_BODY_BYTES })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new Refusal('INVALID_REQUEST', 'The body is not what its content encoding, gzip, says.')
  }
}

/** The JSON of a body. */
export interface BodyJson {
  value: unknown
  /** How long it is, inflated. */
  bytes: number
}

/**
 * The JSON in a body, which may be compressed with gzip.
 *
 * @throws Refusal when it is none, or too large
 */
export async function readJson(body: Buffer, encoding: string | undefined): Promise<BodyJson> {
  const bytes = await decoded(body, encoding?.trim().toLowerCase())
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), bytes: bytes.length }
  } catch {
    throw new Refusal('INVALID_JSON', 'The body is not valid JSON in UTF-8.')
  }
}
