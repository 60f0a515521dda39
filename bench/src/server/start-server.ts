import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../processes/calls'
import type { Processes } from '../processes/processes'
import type { ServerAnswer, ServerQuestion } from './server-process'

/** The round trips that are simulated, in ms. */
export const ROUND_TRIPS = [30, 100]

/** The server of all measurements. */
export interface Server {
  url: string
  /** The same server, as far away as the round trip (in ms) says. */
  delayedUrl(roundTrip: number): string
  /** Its certificate, PEM. */
  certificate: string
}

/**
 * Starts the server in a process of its own. Its certificate is also in `ca.pem` of the temporary folder, where `send`
 * looks for it.
 */
export async function startServer(processes: Processes): Promise<Server> {
  const child = processes.fork(join(__dirname, 'server-process.ts'))
  const { port, delayedPorts, certificate } = await ask<ServerQuestion, ServerAnswer>(child, 'The server', {
    roundTrips: ROUND_TRIPS
  })
  child.unref()
  child.channel?.unref()
  writeFileSync(join(processes.folder, 'ca.pem'), certificate)
  const urlAt = (somePort: number) => `https://127.0.0.1:${somePort}/behavioral/bench`
  return { url: urlAt(port), delayedUrl: (roundTrip) => urlAt(delayedPorts[roundTrip] ?? port), certificate }
}
