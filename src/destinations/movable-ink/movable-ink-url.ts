import { IntegrationError } from '@segment/actions-core'

/** The longest host name, in characters (RFC 1035 §2.3.4). */
const MAX_HOST_LENGTH = 253

const invalid = (rule: string) =>
  new IntegrationError(
    `The Movable Ink URL setting ${rule}. Copy the endpoint URL exactly as Movable Ink gave it to you; it starts with https://.`,
    'INVALID_DESTINATION_URL',
    400
  )

/**
 * The Movable Ink URL setting as it is sent to: trimmed and normalised.
 *
 * The messages say which rule was broken and never repeat the setting, because its path holds the endpoint key.
 *
 * @throws IntegrationError `MISSING_DESTINATION_URL` 400 when the setting is empty
 * @throws IntegrationError `INVALID_DESTINATION_URL` 400 when it is not an https: URL free of credentials
 */
export function parseMovableInkUrl(setting: unknown): URL {
  const text = typeof setting === 'string' ? setting.trim() : setting
  if (text === undefined || text === null || text === '') {
    throw new IntegrationError(
      "The Movable Ink URL setting is missing. Paste the endpoint URL that Movable Ink gave you into the destination's settings.",
      'MISSING_DESTINATION_URL',
      400
    )
  }
  if (typeof text !== 'string') throw invalid('is not text')

  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw invalid('is not a complete URL')
  }
  if (url.protocol === 'http:') throw invalid('uses http:, which would send the Access Secret unencrypted')
  if (url.protocol !== 'https:') throw invalid('does not use https:')
  if (url.username !== '' || url.password !== '') {
    throw invalid('contains a user name or password, which belong in the Username and Access Secret settings')
  }
  // Node refuses to connect to one, in a way that looks like a connection that broke.
  if (url.hostname.length > MAX_HOST_LENGTH) throw invalid('has a host name that is too long')
  return url
}
