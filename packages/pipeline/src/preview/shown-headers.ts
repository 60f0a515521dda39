import type { Concealer } from './conceal-secrets'

const MASK = '•••'

/** Names of headers that are there to carry something secret. */
const CREDENTIALS = /auth|token|key|secret|cookie|passw|session|signature|credential/i

/** What a header is named by the destination or the connection: such a name is ours, and not of a mapping. */
const OWN_NAMES = new Set([
  ...['accept', 'accept-encoding', 'authorization', 'connection'],
  ...['content-length', 'content-type', 'host', 'transfer-encoding', 'user-agent']
])

/** Headers of actions-core's client. */
export interface ClientHeaders {
  forEach: (callback: (value: string, name: string) => void) => void
}

/** Headers of actions-core's client as pairs. */
export function pairsOf(headers: ClientHeaders): [name: string, value: string][] {
  const pairs: [string, string][] = []
  headers.forEach((value, name) => pairs.push([name, value]))
  return pairs
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** Nothing of a credential but its scheme, where that is one that everyone knows. */
function masked(value: unknown): string {
  const [, scheme] = /^(Basic|Bearer) /i.exec(String(value)) ?? []
  return scheme === undefined ? MASK : `${scheme} ${MASK}`
}

const isCredential = (name: string, value: unknown) => CREDENTIALS.test(name) && !isEmpty(value)

/** Those of some headers that carry a credential, as their names say. */
export const credentialsIn = (headers: ClientHeaders): Record<string, string> =>
  Object.fromEntries(pairsOf(headers).filter(([name, value]) => isCredential(name, value)))

/** The name of a header as it may be shown: what a mapping calls one may be a secret. */
export const shownName = (name: string, { text }: Concealer): string =>
  OWN_NAMES.has(name.toLowerCase()) ? name : text(name)

/**
 * Headers of a request as they may be shown: of those that carry a credential, as their names say, no value, whoever set it;
 * in the others the secrets of the settings are masked.
 */
export function shownHeaders(
  headers: readonly [name: string, value: string][],
  conceal: Concealer
): Record<string, string> {
  const shown = headers.map(([name, value]): [string, string] => [
    shownName(name, conceal),
    isCredential(name, value) ? masked(value) : conceal.text(value)
  ])
  return Object.fromEntries(shown)
}

/** The same of headers as a mapping has them, whose values may be anything. */
export function shownMappedHeaders(headers: unknown, conceal: Concealer): unknown {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return conceal.json(headers)
  const shown = Object.entries(headers).map(([name, value]: [string, unknown]) => [
    shownName(name, conceal),
    isCredential(name, value) ? masked(value) : conceal.json(value)
  ])
  return Object.fromEntries(shown)
}
