import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'

/** What a reason code means, and who can change it. */
export interface Explanation {
  summary: string
  /** `nobody`: it is tried again by itself, or can only be sent again. */
  fixedBy: 'you' | 'movable-ink' | 'nobody'
}

/** What there is to say of a reason. */
interface Known extends Pick<Explanation, 'fixedBy'> {
  what: string
  /** What there is to say more of a delivery, which is tried again or can be sent again. */
  ofDelivery?: string
  /** What to do when it goes on. */
  ifItGoesOn?: string
  /** The keys of the settings that may be at fault. */
  settings?: readonly (keyof Settings)[]
}

const TRIED_AGAIN = 'It is tried again for four hours.'

const UNREADABLE: Known = {
  what: 'Movable Ink has no active event mapping for this event, or cannot read it. Give them a sample payload, or narrow the trigger. When most events fail since batching is on, their event mappings may read single events only.',
  fixedBy: 'movable-ink'
}

/** As in README.md, "When something does not arrive": change both. */
const KNOWN: ReadonlyMap<string, Known> = new Map(
  Object.entries<Known>({
    NO_MATCHING_MAPPING: {
      what: 'The trigger of the mapping no longer matched the event when its turn came.',
      ofDelivery: 'Correct the trigger, then send again.',
      fixedBy: 'you'
    },
    MAPPING_DELETED: {
      what: 'The mapping was deleted before the event was delivered.',
      ofDelivery: 'It cannot be sent again; a new mapping gets new events.',
      fixedBy: 'you'
    },
    INVALID_SETTINGS: {
      what: 'A setting of the destination is missing or cannot be used; the message names it.',
      ofDelivery: 'Correct it, then send again.',
      fixedBy: 'you'
    },
    INVALID_PAYLOAD: {
      what: 'What the mapping made of the event cannot be sent; the message names the field.',
      ofDelivery: 'Correct the mapping, then send again.',
      fixedBy: 'you'
    },
    UNEXPECTED_REDIRECT: {
      what: 'The Movable Ink URL redirects to another address, which is never followed: the event would be lost on the way.',
      ofDelivery: 'Correct the Movable Ink URL setting to the final URL, then send again.',
      fixedBy: 'you',
      settings: ['movable_ink_url']
    },
    400: UNREADABLE,
    422: UNREADABLE,
    401: {
      what: 'The user name or access secret is wrong. Check both; Movable Ink can issue new ones.',
      fixedBy: 'you',
      settings: ['username', 'password']
    },
    403: {
      what: 'The credentials may not use this endpoint.',
      fixedBy: 'movable-ink',
      settings: ['username', 'movable_ink_url']
    },
    404: {
      what: 'The endpoint key in the Movable Ink URL is unknown. Paste the URL again; if it is right, ask Movable Ink.',
      fixedBy: 'you',
      settings: ['movable_ink_url']
    },
    413: { what: 'What is sent is 2 MB or larger. Map less into Data.', fixedBy: 'you' },
    429: { what: 'Movable Ink is sent more than it takes.', ofDelivery: TRIED_AGAIN, fixedBy: 'nobody' },
    ETIMEDOUT: {
      what: 'Movable Ink did not answer in time.',
      ofDelivery: TRIED_AGAIN,
      ifItGoesOn: 'If it goes on, check the host of the URL.',
      fixedBy: 'nobody',
      settings: ['movable_ink_url']
    },
    ENOTFOUND: {
      what: "The host of the Movable Ink URL is unknown. Check the URL, and this machine's name server.",
      fixedBy: 'you',
      settings: ['movable_ink_url']
    },
    ECONNREFUSED: {
      what: 'Nothing listens at the Movable Ink URL.',
      ofDelivery: TRIED_AGAIN,
      ifItGoesOn: 'If it goes on, check its host and port.',
      fixedBy: 'nobody',
      settings: ['movable_ink_url']
    },
    ECONNRESET: {
      what: 'The connection broke before a whole answer came.',
      ofDelivery: `${TRIED_AGAIN} The event may arrive twice.`,
      fixedBy: 'nobody',
      settings: ['movable_ink_url']
    }
  })
)

const BUSY: Known = { what: 'Movable Ink is busy or down.', ofDelivery: TRIED_AGAIN, fixedBy: 'nobody' }
const REFUSED: Known = {
  what: 'Movable Ink refuses the event for a reason of its own. Quote the request id to them.',
  fixedBy: 'movable-ink'
}
const UNTRUSTED: Known = {
  what: 'The certificate of the host is not trusted, expired, or of another host. Check the URL, and what this machine trusts.',
  fixedBy: 'you',
  settings: ['movable_ink_url']
}
const NO_ANSWER: Known = {
  what: 'Movable Ink could not be reached, or gave no valid answer.',
  ofDelivery: TRIED_AGAIN,
  ifItGoesOn: 'If it goes on, check the URL.',
  fixedBy: 'nobody',
  settings: ['movable_ink_url']
}

/** Node's and OpenSSL's codes for certificates, such as `CERT_HAS_EXPIRED` and `UNABLE_TO_VERIFY_LEAF_SIGNATURE`. */
const OF_A_CERTIFICATE = /CERT|SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA/

/** Codes that nobody foresaw are explained by their kind. */
function knownOf(reason: string): Known {
  const known = KNOWN.get(reason)
  if (known !== undefined) return known
  if (/^(?:408|423|5\d\d)$/.test(reason) && reason !== '501') return BUSY
  if (/^\d{3}$/.test(reason)) return REFUSED
  return OF_A_CERTIFICATE.test(reason) ? UNTRUSTED : NO_ANSWER
}

const together = (...sentences: (string | undefined)[]) =>
  sentences.filter((sentence) => sentence !== undefined).join(' ')

/** Explains the reason code of a delivery. */
export function explain(reason: string): Explanation {
  const { what, ofDelivery, ifItGoesOn, fixedBy } = knownOf(reason)
  return { summary: together(what, ofDelivery, ifItGoesOn), fixedBy }
}

/** Explains the reason code of a check of the settings, which carries no event, in the same words. */
export function explainCheck(reason: string): { explanation: Explanation; settings: string[] } {
  const { what, ifItGoesOn, fixedBy, settings = [] } = knownOf(reason)
  return { explanation: { summary: together(what, ifItGoesOn), fixedBy }, settings: [...settings] }
}
