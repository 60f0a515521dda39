/** How large an event is as JSON, in bytes: a usual one (1,000 of them fit into 1,000,000 bytes), and Segment's largest. */
export const EVENT_BYTES = { '1 kB': 950, '32 kB': 32_000 } as const

/** A size of event. */
export type EventSize = keyof typeof EVENT_BYTES

/** A Segment event as JSON holds it. */
export interface SegmentEvent {
  type: 'track' | 'identify'
  [key: string]: unknown
}

const CATEGORIES = ['Outerwear', 'Footwear', 'Camping', 'Climbing', 'Travel']
const ADJECTIVES = ['Alpine', 'Coastal', 'Insulated', 'Recycled', 'Waterproof']

/** Whole numbers from 0 to below `limit`, the same ones for the same seed (mulberry32). */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const pick = (list: readonly string[], random: (limit: number) => number) => list[random(list.length)] ?? ''

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

const digits = (random: (limit: number) => number, count: number) =>
  Array.from({ length: count }, () => random(16).toString(16)).join('')

function product(random: (limit: number) => number) {
  const category = pick(CATEGORIES, random)
  const sku = `sku-${digits(random, 8)}`
  return {
    product_id: sku,
    name: `${pick(ADJECTIVES, random)} ${category} ${random(900) + 100}`,
    category,
    price: random(40_000) / 100,
    quantity: random(4) + 1,
    url: `https://shop.example/p/${sku}`
  }
}

function common(number: number, random: (limit: number) => number) {
  const day = String(random(28) + 1).padStart(2, '0')
  const second = String(number % 60).padStart(2, '0')
  return {
    messageId: `ajs-${digits(random, 8)}-${digits(random, 4)}-${digits(random, 12)}`,
    anonymousId: digits(random, 32),
    userId: `user-${100_000 + number}`,
    timestamp: `2026-11-${day}T12:34:${second}.000Z`,
    receivedAt: `2026-11-${day}T12:34:${second}.420Z`,
    context: {
      ip: `203.0.113.${random(255)}`,
      library: { name: 'analytics.js', version: '2.11.1' },
      locale: 'en-US',
      timezone: 'America/New_York',
      page: { path: '/products', title: 'Products', url: 'https://shop.example/products' },
      userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/131.0 Safari/537.36'
    }
  }
}

/** Adds to an event until it has about the size. `add` says how many bytes of JSON it added. */
function fill(event: SegmentEvent, bytes: number, add: () => number): void {
  for (let size = bytesOf(event), added = 0; size + added <= bytes; size += added) added = add()
}

function makeEvent(number: number, bytes: number): SegmentEvent {
  const random = randomNumbers(number + 1)
  if (number % 4 === 3) {
    const traits: Record<string, unknown> = { plan: pick(['free', 'plus', 'gold'], random), logins: random(500) }
    const event: SegmentEvent = { type: 'identify', ...common(number, random), traits }
    let audience = 0
    fill(event, bytes, () => {
      // An audience has the same name for every user.
      const name = `audience_${String(++audience).padStart(4, '0')}_last_30days`
      traits[name] = random(2) === 1
      return bytesOf({ [name]: traits[name] }) - 1
    })
    return event
  }
  const products = [product(random)]
  const properties = { order_id: `order-${digits(random, 10)}`, currency: 'USD', total: random(90_000) / 100, products }
  const event: SegmentEvent = { type: 'track', event: 'Order Completed', ...common(number, random), properties }
  fill(event, bytes, () => {
    const another = product(random)
    products.push(another)
    return bytesOf(another) + 1
  })
  return event
}

/**
 * Realistic Segment events, three tracks to one identify, each different and the same in each run.
 *
 * @param size about how large each is as JSON: as many products or traits as fit
 * @param first the number of the first one
 */
export const makeEvents = (count: number, size: EventSize, first = 0): SegmentEvent[] =>
  Array.from({ length: count }, (_, index) => makeEvent(first + index, EVENT_BYTES[size]))
