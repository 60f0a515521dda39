import type { FirstSetUp } from './first-set-up'

/** Where things are, once everything listens. */
export interface Started extends FirstSetUp {
  /** Of the pipeline. */
  origin: string
  /** Of the collector. */
  collectorOrigin: string
  dataFolder: string
}

/** A command that sends one event. It is run by a test as it is printed. */
export const curlExample = (origin: string, writeKey: string): string =>
  `curl ${origin}/v1/track -u '${writeKey}:' -H 'content-type: application/json' \\
  -d '{"userId":"user-1","event":"Product Viewed","properties":{"product_id":"p-1"}}'`

/** A program that sends one event with Segment's SDK for Node. It is run by a test as it is printed. */
export const sdkExample = (origin: string, writeKey: string): string =>
  `const { Analytics } = require('@segment/analytics-node')

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${origin}' })
analytics.identify({ userId: 'user-1', traits: { plan: 'gold' } })
analytics.track({ userId: 'user-1', event: 'Product Viewed', properties: { product_id: 'p-1' } })
analytics.closeAndFlush()`

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

/** What a person needs to know once everything listens: where to send, how to try, where to look. */
export function startReport({ origin, collectorOrigin, dataFolder, source, writeKey, destination }: Started): string {
  const outcome =
    destination === undefined
      ? 'No destination sends to the collector of this run.\n'
      : `See what became of it
  curl ${origin}/api/v1/destinations/${destination.id}/deliveries
`
  return `
Segment's side and Movable Ink's, on this machine

  Pipeline      ${origin}
  Movable Ink   a collector, ${collectorOrigin}
  Source        ${source.name}, write key ${writeKey}
  Kept in       ${dataFolder}

Send an event
${indented(curlExample(origin, writeKey))}

Or with @segment/analytics-node
${indented(sdkExample(origin, writeKey))}

${outcome}
Ctrl-C stops it; the next start has everything still there. Requests that Movable Ink gets:

`
}
