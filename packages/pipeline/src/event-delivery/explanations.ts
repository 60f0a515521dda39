/** What a reason code means, and who can change it. */
export interface Explanation {
  summary: string
  /** `nobody`: it is tried again by itself, or can only be sent again. */
  fixedBy: 'you' | 'movable-ink' | 'nobody'
}

const you = (summary: string): Explanation => ({ summary, fixedBy: 'you' })
const movableInk = (summary: string): Explanation => ({ summary, fixedBy: 'movable-ink' })
const nobody = (summary: string): Explanation => ({ summary, fixedBy: 'nobody' })

const TRIED_AGAIN = 'It is tried again for four hours.'

const UNREADABLE = movableInk(
  'Movable Ink has no active event mapping for this event, or cannot read it. Give them a sample payload, or narrow the trigger. When most events fail since batching is on, their event mappings may read single events only.'
)

/** As in README.md, "When something does not arrive": change both. */
const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  [
    'NO_MATCHING_MAPPING',
    you(
      'The trigger of the mapping no longer matched the event when its turn came. Correct the trigger, then send again.'
    )
  ],
  [
    'MAPPING_DELETED',
    you(
      'The mapping was deleted before the event was delivered. It cannot be sent again; a new mapping gets new events.'
    )
  ],
  [
    'INVALID_SETTINGS',
    you('A setting of the destination is missing or cannot be used; the message names it. Correct it, then send again.')
  ],
  [
    'INVALID_PAYLOAD',
    you(
      'What the mapping made of the event cannot be sent; the message names the field. Correct the mapping, then send again.'
    )
  ],
  [
    'UNEXPECTED_REDIRECT',
    you(
      'The Movable Ink URL redirects to another address, which is never followed: the event would be lost on the way. Correct the Movable Ink URL setting to the final URL, then send again.'
    )
  ],
  ['400', UNREADABLE],
  ['422', UNREADABLE],
  ['401', you('The user name or access secret is wrong. Check both; Movable Ink can issue new ones.')],
  ['403', movableInk('The credentials may not use this endpoint.')],
  [
    '404',
    you('The endpoint key in the Movable Ink URL is unknown. Paste the URL again; if it is right, ask Movable Ink.')
  ],
  ['413', you('What is sent is 2 MB or larger. Map less into Data.')],
  ['429', nobody(`Movable Ink is sent more than it takes. ${TRIED_AGAIN}`)],
  ['ETIMEDOUT', nobody(`Movable Ink did not answer in time. ${TRIED_AGAIN} If it goes on, check the host of the URL.`)],
  ['ENOTFOUND', you("The host of the Movable Ink URL is unknown. Check the URL, and this machine's name server.")],
  [
    'ECONNREFUSED',
    nobody(`Nothing listens at the Movable Ink URL. ${TRIED_AGAIN} If it goes on, check its host and port.`)
  ],
  ['ECONNRESET', nobody(`The connection broke before a whole answer came. ${TRIED_AGAIN} The event may arrive twice.`)]
])

const BUSY = nobody(`Movable Ink is busy or down. ${TRIED_AGAIN}`)
const REFUSED = movableInk('Movable Ink refuses the event for a reason of its own. Quote the request id to them.')
const UNTRUSTED = you(
  'The certificate of the host is not trusted, expired, or of another host. Check the URL, and what this machine trusts.'
)
const NO_ANSWER = nobody(
  `Movable Ink could not be reached, or gave no valid answer. ${TRIED_AGAIN} If it goes on, check the URL.`
)

/** Node's and OpenSSL's codes for certificates, such as `CERT_HAS_EXPIRED` and `UNABLE_TO_VERIFY_LEAF_SIGNATURE`. */
const OF_A_CERTIFICATE = /CERT|SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA/

/** Explains the reason code of a delivery. Codes that nobody foresaw are explained by their kind. */
export function explain(reason: string): Explanation {
  const known = EXPLANATIONS.get(reason)
  if (known !== undefined) return known
  if (/^(?:408|423|5\d\d)$/.test(reason) && reason !== '501') return BUSY
  if (/^\d{3}$/.test(reason)) return REFUSED
  return OF_A_CERTIFICATE.test(reason) ? UNTRUSTED : NO_ANSWER
}
