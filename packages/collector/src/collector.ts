import type { AddressInfo } from 'node:net'
import { localCertificateAuthority } from './certificates/local-certificate-authority'
import { CollectorError } from './collector-error'
import { assertUsable, makeCredentials, type Credentials } from './credentials'
import { openDataFolder } from './data-folder'
import type { EventMapping } from './event-mappings/event-mapping'
import { LiveEventMappings } from './event-mappings/live-event-mappings'
import { DEFAULT_EVENT_MAPPINGS_FILE, loadEventMappings } from './event-mappings/load-event-mappings'
import { parseFault, type Fault } from './faults/fault'
import { FaultPlan, type PlannedFault } from './faults/fault-plan'
import {
  ReceivedEvents,
  type NumberedEvent,
  type ReceivedEvent,
  type ReceivedQuery,
  type Totals
} from './received-events'
import type { AnsweredRequest } from './request-outcome'
import { buildServer } from './server'

/** How to start a collector; everything has a default that suits a test. */
export interface CollectorOptions extends Partial<Credentials> {
  /** Default 0: any free port. */
  port?: number
  /** The address to listen on. Default `127.0.0.1`; any other lets other machines in. */
  host?: string
  /** Default: the ones that come with the collector, for identify, track, page, screen and group. */
  eventMappings?: EventMapping[]
  /** Requests a second before the answer is 429. Default: no limit. */
  rateLimit?: number
  /** Where the certificate authority is kept. Default: `MOVABLE_INK_DATA`, else `.data` in the current folder. */
  dataFolder?: string
  /** How many of the newest accepted events are kept, fewer when they are longer than 6,400 characters. Default 10,000. */
  mostKept?: number
  /** The clock for the 30-day rule and for `receivedAt`, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number
  /** Called when a request is over, however it ended. Default: nobody is told. */
  onAnswered?: (request: AnsweredRequest) => void
}

/** A running collector. */
export interface Collector extends Credentials {
  /** Where to send events, the endpoint key included. */
  url: string
  origin: string
  port: number
  /** PEM: what a client must trust. */
  caCertificate: string
  /** The file with the same, for `NODE_EXTRA_CA_CERTS` or `curl --cacert`. */
  caCertificateFile: string
  /** The newest events that were accepted, at most 10,000 (and 64,000,000 characters of JSON), oldest first. */
  received: () => ReceivedEvent[]
  /** The newest of these that are looked for, at most `limit`, the newest first. */
  find: (query?: ReceivedQuery, limit?: number) => NumberedEvent[]
  totals: () => Totals
  /** The event mappings in force. */
  eventMappings: () => EventMapping[]
  /**
   * Puts other event mappings in force; requests under way end with the former ones.
   *
   * @throws CollectorError naming the event mapping that is wrong; the former ones stay in force.
   */
  setEventMappings: (eventMappings: EventMapping[]) => Promise<void>
  /** The faults that are on. */
  faults: () => PlannedFault[]
  /**
   * Adds a fault to those that are on.
   *
   * @throws CollectorError naming what is wrong with it.
   */
  play: (fault: Fault) => void
  clearFaults: () => void
  /** Stops listening and ends every connection, open requests and delays included. */
  close: () => Promise<void>
}

/**
 * Starts Movable Ink's Customer Data API on this machine, over HTTPS.
 *
 * @throws CollectorError when the port is taken, the data folder cannot be written to, an event mapping is wrong or the
 * credentials cannot be used.
 */
export const startCollector = async (options: CollectorOptions = {}): Promise<Collector> => {
  const { port = 0, host = '127.0.0.1', rateLimit, onAnswered, now = Date.now } = options
  const credentials = credentialsFrom(options)
  const eventMappings = await LiveEventMappings.of(
    options.eventMappings ?? (await loadEventMappings(DEFAULT_EVENT_MAPPINGS_FILE))
  )
  const folder = await openDataFolder(options.dataFolder ?? defaultDataFolder())
  const reachable = isEveryAddress(host) ? '127.0.0.1' : host
  const certificates = await localCertificateAuthority(folder, reachable)

  const received = new ReceivedEvents(eventMappings.compiled, options.mostKept)
  const faults = new FaultPlan()
  const server = await buildServer({
    certificate: certificates.server,
    credentials,
    eventMappings,
    received,
    faults,
    rateLimit,
    now,
    onAnswered
  })
  await server.listen({ port, host }).catch(async (error: NodeJS.ErrnoException) => {
    await server.close()
    throw cannotListen(error, host, port)
  })

  const { port: actualPort } = server.server.address() as AddressInfo
  const origin = `https://${reachable.includes(':') ? `[${reachable}]` : reachable}:${actualPort}`
  return {
    ...credentials,
    url: `${origin}/behavioral/${encodeURIComponent(credentials.endpointKey)}`,
    origin,
    port: actualPort,
    caCertificate: certificates.caCertificate,
    caCertificateFile: certificates.caCertificateFile,
    received: () => received.newest(),
    find: (query, limit) => received.find(query, limit),
    totals: () => received.totals(),
    eventMappings: () => eventMappings.given,
    async setEventMappings(others) {
      await eventMappings.replace(others)
      received.countAlso(eventMappings.compiled)
    },
    faults: () => faults.list(),
    play: (fault) => faults.add(parseFault(fault)),
    clearFaults: () => faults.clear(),
    close: () => server.close()
  }
}

/** The data folder when none is named. */
export const defaultDataFolder = (): string => process.env.MOVABLE_INK_DATA || '.data'

const credentialsFrom = ({ endpointKey, username, accessSecret }: Partial<Credentials>): Credentials => {
  const made = makeCredentials()
  const credentials = {
    endpointKey: endpointKey ?? made.endpointKey,
    username: username ?? made.username,
    accessSecret: accessSecret ?? made.accessSecret
  }
  assertUsable(credentials)
  return credentials
}

const isEveryAddress = (host: string): boolean => host === '0.0.0.0' || host === '::'

const cannotListen = ({ code, message }: NodeJS.ErrnoException, host: string, port: number): CollectorError => {
  if (code === 'EADDRINUSE') {
    return new CollectorError(`Port ${port} on ${host} is in use. Choose another with --port.`)
  }
  return new CollectorError(`Cannot listen on ${host}, port ${port}: ${code ?? message}.`)
}
