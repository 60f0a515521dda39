import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { StatementList } from '../store/statements'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { takenIds } from '../testing/taken-ids'

const open = storedDeliveriesForTests()

/** How long a transaction goes on after it has added its jobs, in milliseconds. */
const HELD_MS = 500

describe('a queue that is removed while jobs are added to it', () => {
  it('is gone in the end, with the jobs, and neither fails', async () => {
    const { store, queue, mappingIds } = await open()
    const [removed, kept] = mappingIds
    const job = { id: randomUUID(), mappingId: kept }
    const list = new StatementList()
    await queue.add([{ id: randomUUID(), mappingId: removed }, job], list)
    await store.executeSql('delete from movable_ink.mappings where id = $1', [removed])
    const adding = store.atomically([...list.statements, { text: 'select pg_sleep($1)', values: [HELD_MS / 1000] }])
    await sleep(HELD_MS / 5)
    await Promise.all([adding, queue.remove(removed)])
    expect((await queue.list()).map(({ mappingId }) => mappingId)).toEqual([kept])
    expect(await takenIds(queue, kept, 10)).toEqual([job.id])
  })
})
