import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eventsOf } from './read-in-tests'
import { readEvents, type Read } from './read-events'

const folder = join(__dirname, '../../../../samples')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

const ecommerceEvents = [
  ['Products Searched', 'Product List Viewed', 'Product List Filtered', 'Promotion Viewed', 'Promotion Clicked'],
  ['Product Clicked', 'Product Viewed', 'Product Added', 'Product Removed', 'Cart Viewed', 'Checkout Started'],
  ['Checkout Step Viewed', 'Checkout Step Completed', 'Payment Info Entered', 'Order Completed', 'Order Updated'],
  ['Order Refunded', 'Order Cancelled', 'Coupon Entered', 'Coupon Applied', 'Coupon Denied', 'Coupon Removed'],
  ['Product Added to Wishlist', 'Product Removed from Wishlist', 'Wishlist Product Added to Cart', 'Cart Shared'],
  ['Product Shared', 'Product Reviewed']
].flat()

/** Fields that hold a date, which goes stale, or that `send` fills. */
const dateFields = /^(timestamp|sentAt|receivedAt|originalTimestamp|messageId|.*(_at|At|_date|Date))$/
const personalFields =
  /^(e-?mail|phone|birth.*|age|address|street|city|zip|postal.*|ip|first_?name|last_?name|recipient|advertisingId|location)$/i

async function readFile(name: string): Promise<Read[]> {
  const reads: Read[] = []
  for await (const some of readEvents(createReadStream(join(folder, name)), name)) reads.push(...some)
  return reads
}

async function eventsIn(name: string): Promise<unknown[]> {
  return eventsOf(await readFile(name))
}

/** Every key and every string inside a value. */
function wordsIn(value: unknown): { keys: string[]; strings: string[] } {
  const keys: string[] = []
  const strings: string[] = []
  JSON.stringify(value, (key, inner: unknown) => {
    keys.push(key)
    if (typeof inner === 'string') strings.push(inner)
    return inner
  })
  return { keys, strings }
}

describe.each(files)('samples/%s', (file) => {
  it('holds events and nothing malformed', async () => {
    const reads = await readFile(file)
    expect(reads.length).toBeGreaterThan(0)
    expect(reads.filter(({ kind }) => kind === 'malformed')).toEqual([])
  })

  it('holds no date that goes stale and no field that send fills', async () => {
    const { keys, strings } = wordsIn(await eventsIn(file))
    expect(keys.filter((key) => dateFields.test(key))).toEqual([])
    expect(strings.filter((text) => /\b(19|20)\d\d\b|\d{4}-\d\d-\d\d/.test(text))).toEqual([])
  })

  it('holds no personal data, so that it may be shared with Movable Ink', async () => {
    const { keys, strings } = wordsIn(await eventsIn(file))
    expect(keys.filter((key) => personalFields.test(key))).toEqual([])
    expect(
      strings.filter((text) => /@|\+\d{6}|\b\d{1,3}(\.\d{1,3}){3}\b/.test(text.replace(/Chrome\/\S+/, '')))
    ).toEqual([])
  })

  it('tells of one user, with a time zone wherever the event comes from a device', async () => {
    const userIds = (await eventsIn(file)).map((event) => (event as { userId?: unknown }).userId)
    expect([...new Set(userIds)]).toEqual(['shopper-4817'])
    const contexts = (await eventsIn(file)).map((event) => (event as { context: Record<string, unknown> }).context)
    const timezones = contexts.filter((context) => !('personas' in context)).map(({ timezone }) => timezone)
    expect([...new Set(timezones)]).toEqual(file === 'engage.json' ? [] : ['Europe/London'])
  })
})

describe('the samples', () => {
  it('show each of the five types that the trigger matches, and an alias that it does not', async () => {
    const types = (await eventsIn('five-types.json')).map((event) => (event as { type: unknown }).type)
    expect(types.toSorted()).toEqual(['group', 'identify', 'page', 'screen', 'track'])
    expect(await eventsIn('alias.json')).toEqual([expect.objectContaining({ type: 'alias' })])
  })

  it('show every event of the Ecommerce Spec and no other', async () => {
    const events = await eventsIn('ecommerce.json')
    const names = events.map((event) => (event as { event: string }).event)
    expect([...new Set(names)].toSorted()).toEqual(ecommerceEvents.toSorted())
    for (const event of events) expect(event).toEqual(expect.objectContaining({ type: 'track' }))
  })

  it('show a computed trait and an audience entered and left', async () => {
    const events = await eventsIn('engage.json')
    const personas = (computation: string) => expect.objectContaining({ computation_class: computation }) as unknown
    const identify = (computation: string, traits: object) =>
      expect.objectContaining({
        type: 'identify',
        traits,
        context: expect.objectContaining({ personas: personas(computation) }) as unknown
      }) as unknown
    expect(events).toEqual([
      identify('trait', { lifetime_revenue: 412.35 }),
      identify('audience', { order_completed_last_30days: true }),
      identify('audience', { order_completed_last_30days: false })
    ])
  })
})
