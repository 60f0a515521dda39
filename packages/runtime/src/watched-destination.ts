import { Destination } from '@segment/actions-core'
import type {
  ActionDefinition,
  DestinationDefinition,
  ModifiedResponse,
  RequestClient,
  RequestOptions
} from '@segment/actions-core'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { maskedUrl } from './masked-url'

/** A request that a destination made, whether it was answered or not, as it may be shown. */
export interface MadeRequest {
  method: string
  /** Without the endpoint key. */
  url: string
  /** Of its body; missing when that is not known. */
  bytes?: number
}

/** The destination gives a body as text or as bytes; in any other form its length is not known before it is sent. */
function bytesOf(body: RequestOptions['body']): number | undefined {
  if (body === undefined || body === null) return 0
  if (typeof body === 'string') return Buffer.byteLength(body)
  return Buffer.isBuffer(body) ? body.length : undefined
}

const madeRequest = (url: string, { method = 'GET', json, body }: RequestOptions = {}): MadeRequest => ({
  method: method.toUpperCase(),
  url: maskedUrl(url),
  bytes: json === undefined ? bytesOf(body) : undefined
})

/** The same action, of which each request is noted that it makes. */
function watched(
  { perform, performBatch, ...action }: ActionDefinition<Settings>,
  note: (url: string, options?: RequestOptions) => void
): ActionDefinition<Settings> {
  const watching = (request: RequestClient): RequestClient =>
    function noted<Data>(url: string, options?: RequestOptions): Promise<ModifiedResponse<Data>> {
      const response = request<Data>(url, options)
      // One that could not be built has thrown by now: it was not made.
      note(url, options)
      return response
    }
  return {
    ...action,
    perform: (request, data) => perform(watching(request), data) as unknown,
    performBatch: performBatch && ((request, data) => performBatch(watching(request), data))
  }
}

/** actions-core's own `Destination`, of which it is known what it requested: that itself tells only of what was answered. */
export class WatchedDestination extends Destination<Settings> {
  /** Oldest first. Like `responses`, it grows until whoever uses the destination empties it. */
  readonly requests: MadeRequest[] = []
  /** The headers of the newest request, to recognise their values in an answer. They are never told. */
  sentHeaders: Readonly<Record<string, string>> = {}

  constructor(definition: DestinationDefinition<Settings>) {
    const note = (url: string, options?: RequestOptions) => {
      this.requests.push(madeRequest(url, options))
      this.sentHeaders = options?.headers ?? {}
    }
    const actions = Object.entries(definition.actions).map(([name, action]) => [name, watched(action, note)] as const)
    super({ ...definition, actions: Object.fromEntries(actions) })
  }
}
