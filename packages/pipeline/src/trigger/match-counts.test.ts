import { eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { StoredEvents } from '../events/stored-events'
import { events } from '../store/schema'
import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import { MatchCounts } from './match-counts'

const open = storedDeliveriesForTests()

const TRACK = 'type = "track"'
const PAGE = 'type = "page"'

async function opened() {
  const { store, sourceId, destinationId } = await open()
  const { database } = store
  const counts = new MatchCounts(database, new StoredEvents(database))

  const write = (id: string, type: string) =>
    database
      .update(events)
      .set({ payload: JSON.stringify({ type }) })
      .where(eq(events.id, id))
  const add = async (...types: string[]) => {
    const rows = types.map((type) => ({ id: newId(), type, payload: JSON.stringify({ type }) }))
    await database
      .insert(events)
      .values(rows.map((row) => ({ ...row, sourceId, messageId: row.id, name: null, receivedAt: RECEIVED_AT })))
    return rows.map(({ id }) => id)
  }
  const count = (...triggers: string[]) => counts.of({ id: destinationId, sourceId }, triggers)
  return { add, write, count, database }
}

describe('the events that triggers match', () => {
  it('are counted for each trigger, and not for one that cannot be read', async () => {
    const { add, count } = await opened()
    await add('track', 'page', 'track')
    expect(await count(TRACK, 'foo', PAGE, 'type = "alias"')).toEqual({ of: 3, counts: [2, undefined, 1, 0] })
  })

  it('are none of none', async () => {
    const { count } = await opened()
    expect(await count(TRACK)).toEqual({ of: 0, counts: [0] })
    expect(await count()).toEqual({ of: 0, counts: [] })
  })

  it('are of the newest 500', async () => {
    const { add, count } = await opened()
    await add(...Array.from({ length: 3 }, () => 'page'), ...Array.from({ length: 499 }, () => 'track'))
    expect(await count(TRACK, PAGE)).toEqual({ of: 500, counts: [499, 1] })
    await add('track')
    expect(await count(TRACK, PAGE)).toEqual({ of: 500, counts: [500, 0] })
  })

  it('are looked at once, and again only when a trigger was changed', async () => {
    const { add, write, count } = await opened()
    const [first = ''] = await add('track', 'track')
    expect(await count(TRACK)).toEqual({ of: 2, counts: [2] })
    await write(first, 'page')
    await add('page')
    expect(await count(TRACK)).toEqual({ of: 3, counts: [2] })
    expect(await count(PAGE)).toEqual({ of: 3, counts: [2] })
    expect(await count(PAGE, TRACK)).toEqual({ of: 3, counts: [2, 1] })
  })

  it('do not count any more when they are gone', async () => {
    const { add, count, database } = await opened()
    const [first = ''] = await add('track', 'page')
    await count(TRACK, PAGE)
    await database.delete(events).where(eq(events.id, first))
    expect(await count(TRACK, PAGE)).toEqual({ of: 1, counts: [0, 1] })
  })

  it('are read once when many ask at the same time', async () => {
    const { add, count, database } = await opened()
    await add('track')
    const select = jest.spyOn(database, 'select')
    const all = await Promise.all(Array.from({ length: 5 }, () => count(TRACK)))
    expect(all).toEqual(Array.from({ length: 5 }, () => ({ of: 1, counts: [1] })))
    // Which are the newest is asked each time.
    expect(select).toHaveBeenCalledTimes(5 + 1)
    select.mockRestore()
  })

  it('let others get on while many large ones are looked at', async () => {
    const { add, count } = await opened()
    await add(...Array.from({ length: 200 }, () => 'track'))
    const slow = Array.from({ length: 20 }, () => Array.from({ length: 200 }, () => TRACK).join(' and '))
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await count(...slow)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('are looked at again after the store was away', async () => {
    const { add, count, database } = await opened()
    await add('track')
    const select = jest.spyOn(database, 'select').mockImplementationOnce(() => {
      throw new Error('away')
    })
    await expect(count(TRACK)).rejects.toThrow('away')
    select.mockRestore()
    expect(await count(TRACK)).toEqual({ of: 1, counts: [1] })
  })
})
