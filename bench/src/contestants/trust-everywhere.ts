import { globalAgent } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { SecureContext } from 'node:tls'

/** Makes this process's global agent, which actions-core's client uses, trust a certificate (PEM). */
export function trustEverywhere(certificate: string): void {
  // Not `ca`: the agent would write it into the name it looks connections up by, for each request.
  const options: { secureContext?: SecureContext } = globalAgent.options
  options.secureContext = createSecureContext({ ca: certificate })
}
