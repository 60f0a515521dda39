import type { DestinationDefinition, RequestOptions } from '@segment/actions-core'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'

/** A request that would have gone out, with nothing secret in it. */
export interface MaskedRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}

const MASK = '•••'

/** Values that are the same for every customer, and so no secret. */
const PUBLIC_HEADERS = ['content-type']

/** The URL's host, and as much of its path as says what it is; the endpoint key and any query are masked. */
function maskUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  const path = pathname.split('/').map((segment) => (segment === '' || segment === 'behavioral' ? segment : MASK))
  return origin + path.join('/')
}

/** A mapped header may hold a token as well as anything else, so that only its length is shown. */
function maskHeader(name: string, value: string): string {
  if (PUBLIC_HEADERS.includes(name)) return value
  return name === 'authorization' ? `Basic ${MASK}` : `${MASK} (${value.length} characters)`
}

const maskRequest = (url: string, { method = 'GET', headers = {}, body }: RequestOptions): MaskedRequest => ({
  method,
  url: maskUrl(url),
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, maskHeader(name, value)])),
  body: typeof body === 'string' ? body : undefined
})

/**
 * The same destination, whose actions build their requests and hand them to `show` instead of sending them. Trigger,
 * mapping and validation are the real ones.
 */
export function withoutSending(
  definition: DestinationDefinition<Settings>,
  show: (request: MaskedRequest) => void
): DestinationDefinition<Settings> {
  const notSent = (url: string, options: RequestOptions = {}) => {
    show(maskRequest(url, options))
    return Promise.resolve({})
  }
  const actions = Object.entries(definition.actions).map(([name, action]) => [
    name,
    {
      ...action,
      // A request client whose answer nobody reads: the actions only return it.
      perform: (_request: unknown, data: never) => action.perform(notSent as never, data)
    }
  ])
  return { ...definition, actions: Object.fromEntries(actions) as typeof definition.actions }
}

/** The request as it would stand on the wire, for people. */
export function printRequest({ method, url, headers, body }: MaskedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)
  return `${method} ${url}\n${lines.join('')}\n${body ?? ''}\n\n`
}
