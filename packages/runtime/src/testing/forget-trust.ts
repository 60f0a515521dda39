import { globalAgent } from 'node:https'

/** Undoes `trust`, and closes the connections made with it: the agent is the process's, which goes on to other test files. */
export function forgetTrust(): void {
  globalAgent.destroy()
  Object.assign(globalAgent.options, { secureContext: undefined })
}
