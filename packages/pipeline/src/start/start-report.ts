import type { FirstSetUp } from './first-set-up'
import { networkOrigin, reachableOrigin } from './reachable'

/** Where things are, once everything listens. */
export interface Started {
  /** Undefined where nothing is set up. */
  setUp?: FirstSetUp
  /** Of the pipeline, as it listens; undefined for a worker, which takes nothing in. */
  origin: string | undefined
  /** Of the collector. */
  collectorOrigin: string
  dataFolder: string
  /** Whether the store is a Postgres server's. */
  hasServer: boolean
  /** Whether the API asks for a token. */
  needsToken: boolean
  /** Whether the workbench is served. */
  hasWorkbench: boolean
}

/** A command that sends one event. It is run by a test as it is printed. */
export const curlExample = (origin: string, writeKey: string): string =>
  `curl ${origin}/v1/track \\
  -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{"userId":"user-1","event":"Product Viewed",
       "properties":{"product_id":"p-1"}}'`

/** A program that sends two events with Segment's SDK for Node. It is run by a test as it is printed. */
export const sdkExample = (origin: string, writeKey: string): string =>
  `const { Analytics } = require('@segment/analytics-node')
const writeKey = '${writeKey}'
const analytics = new Analytics({ writeKey, host: '${origin}' })
analytics.identify({ userId: 'user-1', traits: { plan: 'gold' } })
analytics.track({ userId: 'user-1', event: 'Product Viewed' })
analytics.closeAndFlush()`

/** Commands that ask what became of the events of a destination. The token stands in the environment, and is not printed. */
const deliveriesExample = (origin: string, destinationId: string, needsToken: boolean): string =>
  `ID=${destinationId}
curl ${needsToken ? '-H "Authorization: Bearer $MOVABLE_INK_API_TOKEN" \\\n  ' : ''}"${origin}/api/v1/destinations/$ID/deliveries"`

const section = (title: string, text: string) => `${title}\n${text.replace(/^(?=.)/gm, '  ')}\n`

/** A worker takes no event in, whatever the key. */
const sourceRow = ({ source, writeKey }: FirstSetUp, origin?: string) =>
  origin === undefined ? source.name : `${source.name}, write key ${writeKey}`

function places({ origin, collectorOrigin, setUp, ...started }: Started): string {
  const others = origin === undefined ? undefined : networkOrigin(origin)
  const rows: [name: string, what: string | false][] = [
    ['Workbench', origin !== undefined && started.hasWorkbench && `${reachableOrigin(origin)} in a browser`],
    ['Pipeline', origin === undefined ? 'a worker, which delivers and takes nothing in' : reachableOrigin(origin)],
    ['', others !== undefined && `${others} from other machines`],
    ['API token', started.needsToken && 'what MOVABLE_INK_API_TOKEN is set to; sending events needs none'],
    ['Movable Ink', `a collector, ${collectorOrigin}`],
    ['Source', setUp !== undefined && sourceRow(setUp, origin)],
    ['Kept in', started.hasServer ? `the server of DATABASE_URL, and ${started.dataFolder}` : started.dataFolder]
  ]
  const shown = rows.flatMap(([name, what]) => (what === false ? [] : [`${name.padEnd(14)}${what}`]))
  return section("Segment's side and Movable Ink's, on this machine\n", shown.join('\n'))
}

function examples({ setUp, needsToken, hasWorkbench }: Started, origin: string): string[] {
  if (setUp === undefined) return [hasWorkbench ? NOTHING_SET_UP : NOTHING_SET_UP_HEADLESS]
  const { writeKey, destination } = setUp
  return [
    section('Send an event', curlExample(origin, writeKey)),
    section('Or with @segment/analytics-node', sdkExample(origin, writeKey)),
    destination === undefined
      ? 'No destination sends to the collector of this run.\n'
      : section('See what became of it', deliveriesExample(origin, destination.id, needsToken))
  ]
}

const NOTHING_SET_UP = 'Nothing is set up yet: make a source in the workbench.\n'
const NOTHING_SET_UP_HEADLESS = 'Nothing is set up yet: POST /api/v1/sources makes a source.\n'

const ENDING = `Ctrl-C stops it; the next start has everything still there.
Requests that Movable Ink gets:
`

/** What a person needs to know once everything listens: where to send, how to try, where to look. */
export function startReport(started: Started): string {
  const { origin } = started
  const parts = [places(started), ...(origin === undefined ? [] : examples(started, reachableOrigin(origin))), ENDING]
  return `\n${parts.join('\n')}\n`
}
