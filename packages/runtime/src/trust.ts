import { readFile } from 'node:fs/promises'
import { globalAgent } from 'node:https'
import { createSecureContext, rootCertificates } from 'node:tls'
import type { SecureContext } from 'node:tls'

/**
 * Makes this process's HTTPS requests trust one more certificate authority, beside those Node trusts by itself. The
 * destination's requests all use Node's global agent.
 *
 * @param certificate PEM
 * @param extraFile the file named by `NODE_EXTRA_CA_CERTS`, which Node forgets once it is given authorities
 */
export async function trust(certificate: string, extraFile = process.env.NODE_EXTRA_CA_CERTS): Promise<void> {
  const extra = extraFile ? await readFile(extraFile, 'utf8').catch(() => '') : ''
  // Not the agent's `ca` option: the agent would write all of it into the name it looks connections up by, each time.
  const options: { secureContext?: SecureContext } = globalAgent.options
  options.secureContext = createSecureContext({ ca: [...rootCertificates, extra, certificate].filter(Boolean) })
}
