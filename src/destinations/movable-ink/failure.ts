import { HTTPError } from '@segment/actions-core'
import { readAnswer } from './answer'
import type { Answer } from './answer'

/** How a request failed. "Not sent" and "may have been delivered" are different: only the second can duplicate. */
export type Failure =
  | ({ kind: 'answered' } & Answer)
  | { kind: 'timedOut' }
  | { kind: 'notSent'; code: string }
  | { kind: 'interrupted'; code: string }

/** node-fetch's types of error for a head or body that did not arrive in time, or that the caller stopped waiting for. */
const TIMEOUT_TYPES = ['request-timeout', 'body-timeout', 'aborted']

/** The codes of actions-core's client, and of the operating system, for the same. */
const TIMEOUT_CODES = ['ETIMEDOUT', 'REQUESTTIMEOUTERROR', 'REQUESTCLIENTERROR']

/** Node's and OpenSSL's codes for a connection or TLS session that was never set up, so that nothing was sent on it. */
const NOT_SENT_CODES = [
  /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EPROTO|HOSTNAME_MISMATCH)$/,
  /^(EAI|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|ERR_SSL)_\w+$/
]

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/**
 * Sorts whatever actions-core's client threw. It reads codes and types alone, never the message of an error: node-fetch
 * writes the whole URL, and with it the endpoint key, into every one.
 */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof HTTPError) {
    const { status } = error.response
    // No status of HTTP, so that nobody can say what it means.
    if (status < 200 || status >= 600) return { kind: 'interrupted', code: `status ${status}` }
    return { kind: 'answered', ...readAnswer(error) }
  }

  const { code, type } = (error ?? {}) as { code?: unknown; type?: unknown }
  const reason = textOf(code) ?? textOf(type) ?? 'unknown error'
  if (TIMEOUT_CODES.includes(reason) || TIMEOUT_TYPES.includes(textOf(type) ?? '')) return { kind: 'timedOut' }
  const notSent = NOT_SENT_CODES.some((codes) => codes.test(reason))
  return { kind: notSent ? 'notSent' : 'interrupted', code: reason }
}
