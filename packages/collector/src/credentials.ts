import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { CollectorError } from './collector-error'

/** What Movable Ink hands over to whoever sends events. */
export interface Credentials {
  /** The last part of the URL, secret like the rest. */
  endpointKey: string
  username: string
  accessSecret: string
}

/** Makes credentials nobody can guess. */
export const makeCredentials = (): Credentials => ({
  endpointKey: randomBytes(16).toString('hex'),
  username: randomBytes(8).toString('hex'),
  accessSecret: randomBytes(24).toString('base64url')
})

/** @throws CollectorError for credentials that a URL or Basic authentication cannot carry. */
export const assertUsable = ({ endpointKey, username, accessSecret }: Credentials): void => {
  if (endpointKey === '' || username === '' || accessSecret === '') {
    throw new CollectorError('The endpoint key, the user name and the access secret must not be empty.')
  }
  if (username.includes(':')) {
    throw new CollectorError('The user name must not contain ":", which ends the user name in Basic authentication.')
  }
}

/** Compares a secret in a time that does not depend on where the two differ. */
export const isSameSecret = (given: string | Buffer, expected: string | Buffer): boolean =>
  timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'))

/** Makes the check of an `Authorization` header; the credentials in it are read as UTF-8. */
export const basicAuthentication = ({ username, accessSecret }: Credentials) => {
  const expected = Buffer.from(`${username}:${accessSecret}`)
  return (authorization: string | undefined): boolean => {
    const [, encoded] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? []
    return encoded !== undefined && isSameSecret(Buffer.from(encoded, 'base64'), expected)
  }
}
