import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PipelineApi } from '../e2e/pipeline-api'

const SAMPLES = join(__dirname, '../../../samples')

type SampleEvent = Record<string, unknown>

const samples = (name: string) => JSON.parse(readFileSync(join(SAMPLES, `${name}.json`), 'utf8')) as SampleEvent[] // JSON arrays of events

const MINUTE = 60_000

/** The set-up of the tea shop of `samples/`, with all states that the pages tell apart. */
export interface TeaShop {
  sourceId: string
  /** One that has no events. */
  emptySourceId: string
  destinationId: string
  /** Of completed orders, with headers and fields of its own. */
  mappingId: string
  /** One whose trigger does not do what it says. */
  trapMappingId: string
  /** A destination of the same source whose access secret is wrong. */
  refusedDestinationId: string
}

/** Shoppers, of whom one is in `samples/`. */
const shopper = (number: number) => ({
  userId: `shopper-${4817 + number}`,
  anonymousId: `5f0c6c1e-7a53-4d0e-9a57-2b1de4c8f3a${number % 10}`
})

/** What a shopper who registers leaves: personal data, so that there is something to mask. */
const PERSONAL = {
  email: 'ada.green@example.com',
  firstName: 'Ada',
  lastName: 'Green',
  phone: '+44 20 7946 0018',
  birthday: '1990-04-12',
  address: { street: '12 Kettle Lane', city: 'London', postalCode: 'N1 7AA', country: 'GB' }
}

/** Sets up, through the API, what shows the pages at their fullest. */
class Opening {
  readonly #ecommerce = samples('ecommerce')
  readonly #fiveTypes = samples('five-types')
  #visits = 0

  constructor(
    private readonly api: PipelineApi,
    private readonly sourceId: string
  ) {}

  /** What one shopper does, from a page to an order at every third time. */
  async visit(): Promise<void> {
    const number = this.#visits++
    const names = ['Product List Viewed', 'Product Viewed', 'Product Added', 'Cart Viewed']
    if (number % 3 === 0) names.push('Checkout Started', 'Order Completed')
    const tracks = this.#ecommerce.filter(({ event }) => names.includes(String(event)))
    const others = this.#fiveTypes.filter(({ type }) => type === 'page' || (number % 4 === 0 && type === 'screen'))
    await this.send([...others, ...tracks], number)
    await this.settled()
  }

  /** A shopper orders. */
  async order(number: number): Promise<void> {
    await this.send(
      this.#ecommerce.filter(({ event }) => event === 'Order Completed'),
      number
    )
  }

  /** A shopper registers. */
  async register(number: number): Promise<void> {
    const identify = this.#fiveTypes.find(({ type }) => type === 'identify')
    await this.send([{ ...identify, traits: { ...(identify?.traits as object), ...PERSONAL } }], number) // of an identify
  }

  async send(events: readonly SampleEvent[], number: number): Promise<void> {
    await this.api.send(
      this.sourceId,
      events.map((event) => ({ ...event, ...shopper(number) }))
    )
  }

  /** Waits until nothing is queued any more; what is retried may be. */
  async settled(): Promise<void> {
    const { destinations } = await this.api.ask<{ destinations: { id: string }[] }>('GET', '/destinations')
    for (const { id } of destinations) {
      while ((await this.count(id, 'queued')) > 0) await sleep(50)
    }
  }

  /** How many deliveries are in a state; no more than a few are looked for. */
  async count(destinationId: string, state: string): Promise<number> {
    type Deliveries = { deliveries: unknown[] }
    const path = `/destinations/${destinationId}/deliveries?state=${state}&limit=5`
    return (await this.api.ask<Deliveries>('GET', path)).deliveries.length
  }
}

async function addDestination(api: PipelineApi, sourceId: string, name: string, settings: object) {
  const { id } = await api.ask<{ id: string }>('POST', '/destinations', {
    sourceId,
    slug: 'actions-movable-ink',
    name,
    settings
  })
  const map = async (mapping: { name: string; trigger: string; fields?: object }, enabled = true) => {
    const made = await api.ask<{ id: string }>('POST', `/destinations/${id}/mappings`, {
      action: 'sendEntireEvent',
      fields: { data: { '@path': '$.' } },
      ...mapping
    })
    if (enabled) await api.ask('PATCH', `/mappings/${made.id}`, { enabled })
    return made.id
  }
  return { id, map, change: (changes: object) => api.ask('PATCH', `/destinations/${id}`, changes) }
}

/**
 * Opens the tea shop: a source, two destinations, and six hours of events, some of which Movable Ink refuses.
 *
 * @param goTo sets the clock of the workbench to so many minutes before the end
 */
export async function openTeaShop(api: PipelineApi, goTo: (minutesBefore: number) => Promise<void>): Promise<TeaShop> {
  const { url, username, accessSecret } = await api.credentials()
  const right = { movable_ink_url: url, username, password: accessSecret }
  const { id: sourceId } = await api.ask<{ id: string }>('POST', '/sources', { name: 'Website' })
  const { id: emptySourceId } = await api.ask<{ id: string }>('POST', '/sources', { name: 'iOS app' })
  const destination = await addDestination(api, sourceId, 'Newsletters', right)
  const mappingId = await destination.map({
    name: 'Completed orders',
    trigger: 'type = "track" and event = "Order Completed"',
    fields: {
      headers: { 'X-Shop': 'fern-and-kettle' },
      data: {
        type: { '@path': '$.type' },
        event: { '@path': '$.event' },
        user_id: { '@path': '$.userId' },
        anonymous_id: { '@path': '$.anonymousId' },
        userId: { '@path': '$.userId' },
        timestamp: { '@path': '$.timestamp' },
        order_id: { '@path': '$.properties.order_id' },
        greeting: { '@template': 'Order {{properties.order_id}}' }
      }
    }
  })
  await destination.map({ name: 'Products and baskets', trigger: 'type = "track" and event != "Order Completed"' })
  await destination.map({ name: 'Visits', trigger: 'type = "page" or type = "screen"' })
  const trapMappingId = await destination.map({ name: 'Tea club', trigger: "type = 'identify'" })
  await destination.map({ name: 'Gift cards', trigger: 'type = "track" and properties.gift = true' }, false)
  await destination.change({ enabled: true })

  const refused = await addDestination(api, sourceId, 'Newsletters, staging', { ...right, password: 'of-another-time' })
  await refused.map({ name: 'Completed orders', trigger: 'event = "Order Completed"' })

  // Movable Ink has not activated what it made for screens.
  type EventMappings = { version: string; eventMappings: { name: string }[] }
  const { version, eventMappings } = await api.ask<EventMappings>('GET', '/movable-ink/event-mappings')
  await api.ask('PUT', '/movable-ink/event-mappings', {
    version,
    eventMappings: eventMappings.map((one) => (one.name === 'Screen' ? { ...one, active: false } : one))
  })

  const opening = new Opening(api, sourceId)
  await opening.send([...samples('five-types'), ...samples('engage')], 0)
  await opening.register(0)
  await opening.settled()
  for (let before = 350; before > 60; before -= 29) {
    await goTo(before)
    await opening.visit()
  }
  await refused.change({ enabled: true })
  for (const before of [57, 51, 46, 38, 33]) {
    await goTo(before)
    await opening.visit()
  }
  // For a while the access secret was mistyped.
  await goTo(27)
  await destination.change({ settings: { password: 'mistyped' } })
  await opening.visit()
  await destination.change({ settings: { password: accessSecret } })
  for (const before of [24, 19, 15, 12]) {
    await goTo(before)
    await opening.visit()
  }
  for (const before of [7, 4]) {
    await goTo(before)
    await opening.visit()
  }
  // Movable Ink asks for time. What follows waits for it.
  await goTo(2)
  await api.ask('POST', '/movable-ink/faults', { kind: 'status', status: 429, retryAfter: 1500, times: 3 })
  await opening.send(samples('ecommerce').slice(0, 3), 1)
  while ((await opening.count(destination.id, 'retrying')) === 0) await sleep(50)
  await api.ask('DELETE', '/movable-ink/faults')
  await goTo(1)
  await opening.order(1)
  return {
    sourceId,
    emptySourceId,
    destinationId: destination.id,
    mappingId,
    trapMappingId,
    refusedDestinationId: refused.id
  }
}

/** In milliseconds. */
export const minutes = (count: number) => count * MINUTE
