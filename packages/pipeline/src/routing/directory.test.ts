import { randomBytes } from 'node:crypto'
import type { SegmentEvent } from '@segment/actions-core'
import fc from 'fast-check'
import { slug } from '../../../../src/destinations/movable-ink'
import { Destinations } from '../destinations/destinations'
import { Mappings } from '../mappings/mappings'
import { sealerWith } from '../secrets/sealer'
import { Sources } from '../sources/sources'
import type { Database } from '../store/database'
import type { Store } from '../store/store'
import { openedStoreForTests } from '../testing/opened-store'
import { Directory } from './directory'

let store: Store
let parts: { sources: Sources; destinations: Destinations; mappings: Mappings }
let now = 0
const sealer = sealerWith(randomBytes(32))

const opened = openedStoreForTests()
beforeAll(() => {
  ;({ store } = opened())
  parts = {
    sources: new Sources(store.database, sealer),
    destinations: new Destinations(store.database, sealer),
    mappings: new Mappings(store.database, { create: () => Promise.resolve(), remove: () => Promise.resolve() })
  }
})
beforeEach(() => store.executeSql('delete from movable_ink.sources'))

const onBroken = jest.fn<void, [mappingId: string]>()
beforeEach(() => onBroken.mockClear())

const directory = (database: Database = store.database) => new Directory(database, sealer, onBroken, () => now)

const settings = { movable_ink_url: 'https://movable-ink.test', username: 'name', password: 'secret' }

/** A destination of a source. */
async function destination(sourceId: string, enabled = true): Promise<string> {
  const { id } = await parts.destinations.create({ sourceId, slug, name: 'Movable Ink' }, settings)
  await parts.destinations.change(id, { enabled })
  return id
}

async function mapping(destinationId: string, { enabled = true, trigger = 'type = "track"' } = {}): Promise<string> {
  const { id } = await parts.mappings.create(destinationId, {
    name: 'All',
    trigger,
    action: 'sendEntireEvent',
    fields: {}
  })
  await parts.mappings.change(id, { enabled })
  return id
}

const track: SegmentEvent = { type: 'track', event: 'Product Viewed', userId: 'user-1' }

describe('the directory', () => {
  it('knows the source of a write key, and of no other', async () => {
    const [one, other] = [await parts.sources.create('One'), await parts.sources.create('Other')]
    const key = (await parts.sources.writeKeyOf(one.id)) ?? ''
    const known = directory()
    expect(await known.sourceOf(key)).toBe(one.id)
    expect(await known.sourceOf((await parts.sources.writeKeyOf(other.id)) ?? '')).toBe(other.id)
    expect(await Promise.all(['', `${key} `, key.toUpperCase()].map((no) => known.sourceOf(no)))).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  it('has the enabled mappings of the enabled destinations of a source, in order', async () => {
    const [one, other] = [await parts.sources.create('One'), await parts.sources.create('Other')]
    const first = await destination(one.id)
    const off = await destination(one.id, false)
    const second = await destination(one.id)
    const ofSecond = await mapping(second)
    const ofFirst = [await mapping(first), await mapping(first, { enabled: false }), await mapping(first)]
    await mapping(off)
    const ofOther = await mapping(await destination(other.id))
    await parts.mappings.reorder(first, [ofFirst[2] ?? '', ofFirst[1] ?? '', ofFirst[0] ?? ''])
    await parts.mappings.change(ofFirst[2] ?? '', { name: 'First' })
    const known = directory()
    const routes = async (id: string) => (await known.routesOf(id)).map(({ mappingId }) => mappingId)
    expect(await routes(one.id)).toEqual([ofFirst[2], ofFirst[0], ofSecond])
    expect(await routes(other.id)).toEqual([ofOther])
    expect(await routes(off)).toEqual([])
  })

  it('tries events against triggers, unless they are switched off for the destination', async () => {
    const source = await parts.sources.create('One')
    await mapping(await destination(source.id), { trigger: 'type = "track" and event = "Product Viewed"' })
    const [route] = await directory().routesOf(source.id)
    expect(
      [
        track,
        { ...track, event: 'Other' },
        { ...track, integrations: { All: false } },
        { ...track, integrations: { All: false, 'Movable Ink': true } }
      ].map((event) => route?.matches(event))
    ).toEqual([true, false, false, true])
  })

  it('tries any event without failing, whatever is in it', async () => {
    const source = await parts.sources.create('One')
    const id = await destination(source.id)
    const triggers = [
      'contains(properties.a, "x")',
      'match(traits.a, "x*")',
      'context.a.b >= 5',
      'name != null',
      'broken ('
    ]
    for (const trigger of triggers) await mapping(id, { trigger: `type = "track" or ${trigger}` })
    const routes = await directory().routesOf(source.id)
    expect(routes).toHaveLength(triggers.length)
    const odd = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('a', 'b', 'All'), fc.jsonValue()))
    fc.assert(
      fc.property(odd, odd, odd, odd, odd, (type, properties, traits, context, integrations) => {
        const event = { type, properties, traits, context, name: type, integrations } as unknown as SegmentEvent // not one
        for (const { matches } of routes) expect(typeof matches(event)).toBe('boolean')
      })
    )
  })

  it.each(['broken (', 'type = "track" and ()', 'properties.\\[ = "a"'])(
    'matches nothing by a trigger that cannot be run, and tells of it once until something is changed: %s',
    async (trigger) => {
      const source = await parts.sources.create('One')
      const id = await destination(source.id)
      const [broken] = [await mapping(id, { trigger }), await mapping(id)]
      const known = directory()
      const tried = async () => (await known.routesOf(source.id)).map(({ matches }) => matches(track))
      expect([await tried(), await tried()]).toEqual([
        [false, true],
        [false, true]
      ])
      now += 1001
      await tried()
      expect(onBroken.mock.calls).toEqual([[broken]])
      known.forget()
      await tried()
      expect(onBroken.mock.calls).toEqual([[broken], [broken]])
    }
  )

  it('matches nothing by a trigger that fails on an event', async () => {
    const source = await parts.sources.create('One')
    const broken = await mapping(await destination(source.id))
    const [route] = await directory().routesOf(source.id)
    const failing = Object.defineProperty({ ...track }, 'type', {
      get: () => {
        throw new Error('No type')
      }
    })
    expect(route?.matches(failing)).toBe(false)
    expect(onBroken.mock.calls).toEqual([[broken]])
  })

  it('knows of a change after a second, or at once when it is told to forget', async () => {
    const source = await parts.sources.create('One')
    const id = await destination(source.id)
    const known = directory()
    const count = async () => (await known.routesOf(source.id)).length
    expect(await count()).toBe(0)
    await mapping(id)
    now += 999
    expect(await count()).toBe(0)
    now += 1
    expect(await count()).toBe(1)
    await mapping(id)
    expect(await count()).toBe(1)
    known.forget()
    expect(await count()).toBe(2)
  })

  it('asks the store once for all who ask at the same time, and again after it failed', async () => {
    const source = await parts.sources.create('One')
    const asked = jest.spyOn(store.database, 'select')
    const known = directory()
    const all = (ask: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: 20 }, ask))
    await all(() => known.routesOf(source.id))
    const once = asked.mock.calls.length
    now += 5000
    await all(() => known.routesOf(source.id))
    expect(asked.mock.calls.length).toBe(once * 2)

    now += 5000
    asked.mockImplementation(() => {
      throw new Error('The store is away')
    })
    const ended = await all(() => known.routesOf(source.id))
    expect(
      ended.every((one) => one.status === 'rejected' && (one.reason as Error).message === 'The store is away')
    ).toBe(true)
    asked.mockRestore()
    expect(await known.routesOf(source.id)).toEqual([])
  })

  it('does not keep what it was loading when it was told to forget', async () => {
    const source = await parts.sources.create('One')
    const id = await destination(source.id)
    const known = directory()
    const before = known.routesOf(source.id)
    await mapping(id)
    known.forget()
    expect(await known.routesOf(source.id)).toHaveLength(1)
    await before
    expect(await known.routesOf(source.id)).toHaveLength(1)
  })
})
