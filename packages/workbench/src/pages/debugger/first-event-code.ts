/** A way to send an event, ready to be copied. */
export interface FirstEventCode {
  /** For the tab. */
  title: string
  /** What it needs, and where it goes. */
  hint: string
  code: string
}

// Movable Ink asks for the timezone, which only the SDKs of browsers and phones send by themselves; the pipeline adds `timestamp`.
const curl = (origin: string, writeKey: string) => `curl ${origin}/v1/track \\
  -u ${writeKey}: \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "user-1",
    "event": "Product Viewed",
    "properties": { "product_id": "p-1" },
    "context": { "timezone": "Europe/London" }
  }'`

const node = (origin: string, writeKey: string) => `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({
  writeKey: '${writeKey}',
  host: '${origin}'
})
analytics.track({
  userId: 'user-1',
  event: 'Product Viewed',
  properties: { product_id: 'p-1' },
  context: { timezone: 'Europe/London' }
})
await analytics.closeAndFlush()`

// With settings of its own it asks nothing of Segment's, which does not know this write key.
const browser = (
  { host, protocol }: URL,
  writeKey: string
) => `import { AnalyticsBrowser } from '@segment/analytics-next'

const writeKey = '${writeKey}'
const analytics = AnalyticsBrowser.load({
  writeKey,
  cdnSettings: {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: '${host}/v1',
        protocol: '${protocol.replace(':', '')}'
      }
    }
  }
})
analytics.track('Product Viewed', { product_id: 'p-1' })`

/** How an event is sent to a pipeline by curl and by Segment's SDKs. */
export const firstEventCodes = (origin: string, writeKey: string): readonly FirstEventCode[] => [
  { title: 'curl', hint: 'Paste it into a terminal.', code: curl(origin, writeKey) },
  {
    title: 'Node',
    hint: 'Needs npm install @segment/analytics-node, and runs as a module (.mjs).',
    code: node(origin, writeKey)
  },
  {
    title: 'Browser',
    hint: 'Needs npm install @segment/analytics-next in the code of your website.',
    code: browser(new URL(origin), writeKey)
  }
]
