import { IntegrationError } from '@segment/actions-core'
import type { Settings } from './generated-types'

const isBlank = (setting: unknown) => typeof setting !== 'string' || setting.trim() === ''

/**
 * The value of the `Authorization` header: Basic, with the credentials as UTF-8 (RFC 7617).
 *
 * A `:` in the user name is refused because the receiver would cut there, a control character because RFC 7617 forbids
 * it: both are pasting mistakes that would come back as an unexplained 401.
 *
 * @throws IntegrationError `MISSING_USERNAME`, `INVALID_USERNAME` or `MISSING_ACCESS_SECRET`, 400
 */
export function basicAuthorization({ username, password }: Pick<Settings, 'username' | 'password'>): string {
  if (isBlank(username)) {
    throw new IntegrationError(
      'The Username setting is missing. Enter the access key ID that Movable Ink gave you.',
      'MISSING_USERNAME',
      400
    )
  }
  if (/[:\p{Cc}]/u.test(username)) {
    throw new IntegrationError(
      'The Username setting contains a colon or a control character (such as a line break). Enter the access key ID alone, exactly as Movable Ink gave it to you.',
      'INVALID_USERNAME',
      400
    )
  }
  if (isBlank(password)) {
    throw new IntegrationError(
      'The Access Secret setting is missing. Enter the access secret that Movable Ink gave you.',
      'MISSING_ACCESS_SECRET',
      400
    )
  }
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`
}
