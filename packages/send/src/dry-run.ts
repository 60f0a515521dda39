import { DestinationPool, maskedUrl } from '@actions-movable-ink/runtime'
import type { Mapping } from '@actions-movable-ink/runtime'
import type { ActionDefinition, DestinationDefinition, ModifiedResponse, RequestOptions } from '@segment/actions-core'
import destination from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { deliverByMappings } from './delivery/deliver-by-mappings'
import type { SendOptions } from './command'
import type { Read } from './read/read'
import { readyWhen } from './ready'
import { roomIn } from './report/room'
import { colorsFor } from './report/colors'
import { DRY_RUN_WORDS, Totals } from './report/totals'
import { run } from './run'
import { memoryFor } from './run-memory'
import type { SendContext } from './send'
import { readSettings } from './settings'

/** A request that would have gone out, with nothing secret in it. */
interface MaskedRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}

const MASK = '•••'

/** Values that are the same for every customer, and so no secret. */
const PUBLIC_HEADERS = ['content-type']

/** A mapped header may hold a token as well as anything else, so that only its length is shown. */
function maskHeader(name: string, value: string): string {
  if (PUBLIC_HEADERS.includes(name)) return value
  return name === 'authorization' ? `Basic ${MASK}` : `${MASK} (${value.length} characters)`
}

const maskRequest = (url: string, { method = 'GET', headers = {}, body }: RequestOptions): MaskedRequest => ({
  method,
  url: maskedUrl(url),
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, maskHeader(name, value)])),
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : undefined
})

/**
 * The same destination, whose actions build their requests and hand them to `show` instead of sending them. Trigger,
 * mapping and validation are the real ones.
 */
function withoutSending(
  definition: DestinationDefinition<Settings>,
  show: (request: MaskedRequest) => void
): DestinationDefinition<Settings> {
  function notSent<Data>(url: string, options: RequestOptions = {}): Promise<ModifiedResponse<Data>> {
    show(maskRequest(url, options))
    // As much of an answer as the actions look at.
    const answer = { status: 200, headers: new Headers(), data: {} }
    return Promise.resolve(answer as unknown as ModifiedResponse<Data>)
  }
  const quiet = ({ perform, performBatch, ...action }: ActionDefinition<Settings>): ActionDefinition<Settings> => ({
    ...action,
    perform: (_request, data) => perform(notSent, data) as unknown,
    performBatch: performBatch && ((_request, data) => performBatch(notSent, data))
  })
  const actions = Object.entries(definition.actions).map(([name, action]) => [name, quiet(action)] as const)
  return { ...definition, actions: Object.fromEntries(actions) }
}

/** The request as it would stand on the wire, for people. */
function printRequest({ method, url, headers, body }: MaskedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)
  return `${method} ${url}\n${lines.join('')}\n${body ?? ''}\n\n`
}

/** What requests are shown for when no settings are there: an address of Movable Ink's, and no credentials. */
const PLACEHOLDER_SETTINGS: Settings = {
  movable_ink_url: 'https://collector.movableink-dmz.com/behavioral/endpoint-key',
  username: 'username',
  password: 'access secret'
}

const KEEPS_NOTHING = { write: () => Promise.resolve() }

/**
 * Prints the requests that would be made, one after the other, or one JSON line each. Nothing is sent, and nothing is
 * kept.
 *
 * @returns the exit code: 0 when everything would be sent or matches no mapping, else 1
 */
export async function dryRun(
  reads: AsyncIterable<readonly Read[]>,
  mappings: readonly Mapping[],
  { batch, json }: Pick<SendOptions, 'batch' | 'json'>,
  { env, stdout, stderr, stop }: SendContext
): Promise<0 | 1> {
  const settings = readSettings(env) ?? PLACEHOLDER_SETTINGS
  const totals = new Totals(DRY_RUN_WORDS)
  const print = json ? (request: MaskedRequest) => `${JSON.stringify(request)}\n` : printRequest
  // One at a time, so that requests stand in the order of their events.
  const pool = new DestinationPool(
    withoutSending(destination, (request) => void stdout.write(print(request))),
    1
  )
  const retryPolicy = { retries: 0, firstWaitMs: 0, longestWaitMs: 0 }
  const delivery = deliverByMappings({ pool, settings, mappings, retryPolicy, batch, signal: stop.signal })
  const ready = readyWhen(pool, roomIn(stdout, stop.signal))
  const memory = memoryFor(mappings, batch)
  const silent = { add: () => undefined, finish: () => undefined }
  await run(reads, { delivery, ready, reporter: silent, totals, failed: KEEPS_NOTHING, stop, memory })
  stderr.write(totals.describe(0, colorsFor(stderr, env)))
  return totals.undelivered > 0 ? 1 : 0
}
