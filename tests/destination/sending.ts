import { once } from 'node:events'
import { globalAgent } from 'node:https'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import destination from '../../src/destinations/movable-ink'
import { outcomeOf } from '../../src/destinations/movable-ink/__tests__/outcome'
import { requestOptionsWithin } from '../../src/destinations/movable-ink/transport'
import { startFaultServer } from './fault-server'
import type { Behaviour } from './fault-server'

export const credentials = { username: 'acme-user', password: 'acme-secret' }
const event = { type: 'track' as const, event: 'Product Viewed', userId: 'user-1234' }
const subscription = {
  subscribe: 'type = "track"',
  partnerAction: 'sendEntireEvent',
  mapping: { data: { '@path': '$.' } }
}

/** The destination with a shorter deadline, that reads less of an answer. */
export const within = (timeoutMs: number): typeof destination => ({
  ...destination,
  extendRequest: (context) => ({ ...requestOptionsWithin(timeoutMs)(context), size: 2_000_000 })
})

export const impatient = within(300)

export const sendTo = (url: string, definition = destination) =>
  outcomeOf(async () => {
    const results = await new Destination(definition).onEvent(event, {
      ...credentials,
      movable_ink_url: url,
      subscriptions: [subscription]
    })
    return results.at(-1)?.output
  })

let trusted: KeyAndCertificate

/** The certificate of servers in these tests, which the destination's requests trust. */
export const trustedCertificate = (): KeyAndCertificate => trusted

/** Makes that certificate, and has it trusted while the tests of a file run. Call it once at the top of the file. */
export function useTrustedCertificate(): void {
  beforeAll(async () => {
    trusted = await createCertificate()
    globalAgent.options.ca = [trusted.certificate]
  })
  afterAll(() => {
    delete globalAgent.options.ca
  })
}

/** Sends one event to a server that behaves so, and checks that it was sent once and nothing is left open. */
export async function outcomeWhen(behave: Behaviour, { definition = destination, certificate = trusted } = {}) {
  const server = await startFaultServer(certificate, behave)
  const outcome = await sendTo(server.url, definition)
  // What the agent keeps alive for the next event is not left open by this one.
  for (const socket of Object.values(globalAgent.freeSockets).flat()) socket?.destroy()
  await server.allClosed()
  await server.close()
  return { outcome, requests: server.requests.length }
}

/** A port of this machine that nothing listens on. */
export async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
