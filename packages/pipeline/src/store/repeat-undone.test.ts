import { repeatUndone } from './repeat-undone'

/** What Postgres says, as `pg` puts it. */
const failure = (code: string, constraint?: string) =>
  Object.assign(new Error('the transaction failed'), { name: 'error', code, constraint })

function timers() {
  const waits: number[] = []
  return { waits, random: () => 0, sleep: (ms: number) => Promise.resolve(void waits.push(ms)) }
}

/** A transaction that fails with these, one after the other, and then succeeds. */
function failing(...failures: Error[]) {
  const counted = { runs: 0 }
  const transaction = () => {
    const next = failures[counted.runs++]
    return next === undefined ? Promise.resolve('done') : Promise.reject(next)
  }
  return { counted, transaction }
}

describe('a transaction', () => {
  it.each([
    ['a deadlock', failure('40P01')],
    ['a deadlock that Drizzle tells of', new Error('Failed query', { cause: failure('40P01') })],
    ['a serialization failure', failure('40001')],
    ['the removal of the queue that it adds a job to', failure('23503', 'q_fkey')]
  ])('that was undone by %s is run again, after waits that become longer', async (_what, undone) => {
    const { counted, transaction } = failing(undone, undone, undone)
    const { waits, ...rest } = timers()
    expect(await repeatUndone(transaction, rest)).toBe('done')
    expect(counted.runs).toBe(4)
    expect(waits).toEqual([10, 20, 40])
  })

  it('that is undone again and again fails in the end, with what it failed with last', async () => {
    const { counted, transaction } = failing(...Array.from({ length: 9 }, (_, index) => failure('40P01', `${index}`)))
    await expect(repeatUndone(transaction, timers())).rejects.toMatchObject({ code: '40P01', constraint: '5' })
    expect(counted.runs).toBe(6)
  })

  it.each([
    ['a mistake in it', failure('22P02')],
    ['a row that is missing', failure('23503', 'events_source_id_sources_id_fk')],
    ['a connection that broke', failure('ECONNRESET')]
  ])('that fails for %s is not run again', async (_what, failed) => {
    const { counted, transaction } = failing(failed)
    await expect(repeatUndone(transaction, timers())).rejects.toBe(failed)
    expect(counted.runs).toBe(1)
  })
})
