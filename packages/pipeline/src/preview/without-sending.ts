import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { Agent } from 'node:https'
import type { RequestOptions as ConnectionOptions } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { duplexPair } from 'node:stream'
import type { Duplex } from 'node:stream'
import type { ActionDefinition, DestinationDefinition } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'

/** A request as it stands on the wire. */
export interface WireRequest {
  method: string
  url: string
  /** In their order, under the names they go by. */
  headers: [name: string, value: string][]
  body: Buffer
}

/** What a destination did instead of sending. */
export interface NotSent {
  /** The same destination, for one event. */
  definition: DestinationDefinition<Settings>
  /** What its actions were given: mapped, without empty values, validated. */
  payloads: unknown[]
  requests: WireRequest[]
}

/** As much as a mapping may put in them: more than Node itself reads, so that it is seen what goes out. In bytes. */
const MAX_HEADER_BYTES = 1024 * 1024

const PORT = '443'

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const names = rawHeaders.filter((_, index) => index % 2 === 0)
  return names.map((name, index) => [name, rawHeaders[2 * index + 1] ?? ''])
}

/** Connects requests with a server in this process, by a pair of streams: no socket, no name looked up, no TLS. */
class LoopbackAgent extends Agent {
  /** @param server that need not listen */
  constructor(
    private readonly server: Server,
    private readonly origins: WeakMap<object, string>
  ) {
    // As Node's own agent does, which real requests go by: it stands in their headers.
    super({ keepAlive: true })
  }

  override createConnection({ host, port }: ConnectionOptions): Duplex {
    const [here, there] = duplexPair()
    const suffix = port == null || String(port) === PORT ? '' : `:${port}`
    this.origins.set(there, `https://${host}${suffix}`)
    this.server.emit('connection', there)
    return here
  }

  override keepSocketAlive(): boolean {
    return false
  }
}

/**
 * The same destination, whose requests end in this process: each is noted as it comes out of Node's own HTTP client, with
 * every header, and answered with 200. Trigger, mapping, validation and client are the real ones.
 */
export function withoutSending(definition: DestinationDefinition<Settings>): NotSent {
  const payloads: unknown[] = []
  const requests: WireRequest[] = []
  const origins = new WeakMap<object, string>()
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, answer) => {
    void buffer(request).then((body) => {
      const { method = '', url = '' } = request
      requests.push({ method, url: `${origins.get(request.socket)}${url}`, headers: headersOf(request), body })
      answer.setHeader('content-type', 'application/json').end('{}')
    })
  })
  const agent = new LoopbackAgent(server, origins)
  const watched = ({ perform, ...action }: ActionDefinition<Settings>): ActionDefinition<Settings> => ({
    ...action,
    perform: (request, data) => {
      payloads.push(structuredClone(data.payload))
      return perform(request, data) as unknown
    }
  })
  const actions = Object.entries(definition.actions).map(([name, action]) => [name, watched(action)] as const)
  const extendRequest: DestinationDefinition<Settings>['extendRequest'] = (context) => ({
    ...definition.extendRequest?.(context),
    agent
  })
  return { definition: { ...definition, extendRequest, actions: Object.fromEntries(actions) }, payloads, requests }
}
