import { globalAgent } from 'node:https'
import { rootCertificates } from 'node:tls'

/**
 * Makes this process's HTTPS requests trust one more certificate authority, beside those Node trusts by itself. The
 * destination's requests all use Node's global agent.
 *
 * @param certificate PEM
 */
export function trust(certificate: string): void {
  globalAgent.options.ca = [...rootCertificates, certificate]
}
