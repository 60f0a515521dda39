import { isJsonObject } from './event-mistakes'

/**
 * The write key of a request: the user name of its Basic credentials, or, as analytics.js and the mobile SDKs send it,
 * `writeKey` in its body.
 */
export function writeKeyOf(authorization: string | undefined, body: unknown): string | undefined {
  const [, credentials] = /^basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? []
  if (credentials !== undefined) {
    const [userName] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
    return userName === '' ? undefined : userName
  }
  const key = isJsonObject(body) ? body.writeKey : undefined
  return typeof key === 'string' && key !== '' ? key : undefined
}
