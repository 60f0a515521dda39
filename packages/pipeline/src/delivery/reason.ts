/** The words of the check of the settings for the same as `Movable Ink did not answer in time`. */
const LATE = 'no answer in time'

/** The destination's own words for a request that did not get an answer, with the system's code in brackets. */
const WITHOUT_ANSWER = /^Movable Ink (?:could not be reached|gave no whole, valid answer) \(([\w ]+)\)/

/** What the destination and actions-core say of settings that cannot be used. */
const OF_SETTINGS = /^The (?:Movable Ink URL|Username|Access Secret) setting /

/**
 * The reason of a failed attempt as a short code, in the words Segment's Event Delivery uses: an HTTP status, a code of the
 * system such as `ENOTFOUND`, or what is at fault. A redirect has the destination's own code, as its status is that of an
 * event that Movable Ink refuses.
 *
 * @param status that the attempt ended with; undefined when nothing was sent
 */
export function reasonOf(status: number | undefined, message: string): string {
  const [, code] = WITHOUT_ANSWER.exec(message) ?? []
  if (code !== undefined) return code === LATE ? 'ETIMEDOUT' : code
  if (status === 504 && message.startsWith('Movable Ink did not answer in time')) return 'ETIMEDOUT'
  if (OF_SETTINGS.test(message)) return 'INVALID_SETTINGS'
  if (message.startsWith('Movable Ink answered with a redirect')) return 'UNEXPECTED_REDIRECT'
  if (message.startsWith('Movable Ink')) return String(status)
  return 'INVALID_PAYLOAD'
}
