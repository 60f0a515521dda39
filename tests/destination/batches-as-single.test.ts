import { mkdtemp, rm } from 'node:fs/promises'
import { globalAgent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector } from '@actions-movable-ink/collector'
import type { Collector } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import fc from 'fast-check'
import destination from '../../src/destinations/movable-ink'
import { batchedMapping, sendBatch } from './batching'

let dataFolder: string
let collectors: { single: Collector; batched: Collector }

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'batches-'))
  const eventMappings = [{ name: 'Mapped', match: '.event == "Mapped"', fields: {} }]
  const start = () => startCollector({ dataFolder, eventMappings, mostKept: 100_000 })
  collectors = { single: await start(), batched: await start() }
  globalAgent.options.ca = [collectors.single.caCertificate]
})
afterAll(async () => {
  delete globalAgent.options.ca
  globalAgent.destroy()
  await Promise.all([collectors.single.close(), collectors.batched.close()])
  await rm(dataFolder, { recursive: true })
})

const settingsFor = ({ username, accessSecret, url }: Collector) => ({
  username,
  password: accessSecret,
  movable_ink_url: url
})

/** Of the three kinds of event, one is mapped at Movable Ink, one is not, and one the trigger does not match. */
const kindOf = fc.constantFrom(
  { type: 'track', event: 'Mapped' },
  { type: 'track', event: 'Unmapped' },
  { type: 'identify' }
)
const shopOf = fc.constantFrom('north', 'south', 'süd', undefined)
const timestampOf = fc.constantFrom('2001-01-01T00:00:00.000Z', 'no time', undefined)
// The one key that actions-core's mapping loses is left out.
const propertiesOf = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 3 })
  .map((properties) => JSON.parse(JSON.stringify(properties).replaceAll('__proto__', 'proto')) as JSONObject)
const eventsOf = fc
  .array(fc.tuple(kindOf, shopOf, timestampOf, propertiesOf), { minLength: 1, maxLength: 20 })
  .map((all) =>
    all.map(([kind, shop, timestamp, properties], index) => {
      const event = { ...kind, messageId: `message-${index}`, context: { shop }, timestamp, properties }
      return JSON.parse(JSON.stringify(event)) as SegmentEvent
    })
  )

/** What a collector accepts while `send` runs. */
async function acceptedBy(collector: Collector, send: () => Promise<unknown>) {
  const before = collector.totals().events
  await send()
  return collector
    .received()
    .slice(before)
    .map(({ event }) => event)
}

async function sendOneByOne(events: SegmentEvent[], mapping: JSONObject) {
  const subscription = { subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping }
  const settings = { ...settingsFor(collectors.single), subscriptions: [subscription] }
  const single = new Destination(destination)
  for (const event of events) {
    // What is refused is not accepted, which is what is compared.
    await single.onEvent(event, settings).catch(() => undefined)
  }
}

const byMessageId = (events: { messageId?: unknown }[]) =>
  [...events].sort((a, b) => String(a.messageId).localeCompare(String(b.messageId)))

/** What Movable Ink accepts of the same events, sent one by one and in a batch. */
async function accepted(events: SegmentEvent[], fields: JSONObject) {
  const mapping = { ...batchedMapping, ...fields }
  return {
    single: await acceptedBy(collectors.single, () => sendOneByOne(events, mapping)),
    batched: await acceptedBy(collectors.batched, () => sendBatch(events, settingsFor(collectors.batched), { mapping }))
  }
}

describe('the same events, one by one and in a batch', () => {
  it('are accepted by Movable Ink alike, and in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(eventsOf, async (events) => {
        const { single, batched } = await accepted(events, {})
        expect(batched).toEqual(single)
      }),
      { numRuns: 100 }
    )
  })

  it('are accepted alike with headers of their own', async () => {
    const fields = { headers: { 'x-shop': { '@path': '$.context.shop' } } }
    await fc.assert(
      fc.asyncProperty(eventsOf, async (events) => {
        const { single, batched } = await accepted(events, fields)
        expect(byMessageId(batched)).toEqual(byMessageId(single))
      }),
      { numRuns: 50 }
    )
  })
})
