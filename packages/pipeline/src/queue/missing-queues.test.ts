import { randomUUID } from 'node:crypto'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { takenIds } from '../testing/taken-ids'

const open = storedDeliveriesForTests()

const jobOf = (mappingId: string) => ({ id: randomUUID(), mappingId })

describe('the queue of a mapping that is missing', () => {
  it('is made when jobs are added: none is left out', async () => {
    const { queue, mappingIds } = await open()
    await queue.remove(mappingIds[0])
    const jobs = mappingIds.map(jobOf)
    await queue.add(jobs)
    expect(await takenIds(queue, mappingIds[0], 10)).toEqual([jobs[0]?.id])
    expect(await takenIds(queue, mappingIds[1], 10)).toEqual([jobs[1]?.id])
  })

  it('is not made when the mapping is gone: its jobs are left out, and no others', async () => {
    const { queue, mappingIds } = await open()
    const [gone, job] = [jobOf(randomUUID()), jobOf(mappingIds[0])]
    await queue.add([gone, job])
    expect((await queue.list()).map(({ mappingId }) => mappingId).sort()).toEqual([...mappingIds].sort())
    expect(await takenIds(queue, gone.mappingId, 10)).toEqual([])
    expect(await takenIds(queue, mappingIds[0], 10)).toEqual([job.id])
  })

  it('is made with those of all mappings when that is asked for', async () => {
    const { queue, mappingIds } = await open()
    for (const mappingId of mappingIds) await queue.remove(mappingId)
    await queue.createMissing()
    expect((await queue.list()).map(({ mappingId }) => mappingId).sort()).toEqual([...mappingIds].sort())
  })
})
