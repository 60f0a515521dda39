import { OutcomeLog } from './outcome-log'
import type { Outcome } from './outcomes'

const outcome = (deliveryId: string): Outcome => ({
  deliveryId,
  mappingId: 'mapping',
  takenOn: '2026-01-31T00:00:00.000Z',
  verdict: { state: 'delivered' },
  attempts: 1,
  record: { at: '2026-01-31T00:00:00.000Z', ms: 1 },
  at: 0
})

const idsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ deliveryId }) => deliveryId)

describe('the log of outcomes', () => {
  it('writes what comes at about the same time together, in order', async () => {
    const written: string[][] = []
    const log = new OutcomeLog(
      (outcomes) => Promise.resolve(void written.push(idsOf(outcomes))),
      () => undefined
    )
    log.add([outcome('a')])
    log.add([outcome('b'), outcome('c')])
    await log.close()
    expect(written).toEqual([['a', 'b', 'c']])
  })

  it('writes what comes during a write in the next one', async () => {
    const written: string[][] = []
    const log: OutcomeLog = new OutcomeLog(
      (outcomes) => {
        if (written.length === 0) log.add([outcome('b')])
        return Promise.resolve(void written.push(idsOf(outcomes)))
      },
      () => undefined
    )
    log.add([outcome('a')])
    await log.close()
    expect(written).toEqual([['a'], ['b']])
  })

  it('tries a write again when the store is away, and tells of the failure', async () => {
    const written: string[][] = []
    const told: unknown[] = []
    const failure = Object.assign(new Error('the store is away'), { code: 'ECONNREFUSED' })
    await new Promise<void>((resolve) => {
      const log = new OutcomeLog(
        (outcomes) => {
          if (told.length === 0) return Promise.reject(failure)
          written.push(idsOf(outcomes))
          resolve()
          return Promise.resolve()
        },
        (error) => {
          told.push(error)
          log.add([outcome('b')])
        }
      )
      log.add([outcome('a')])
    })
    expect(written).toEqual([['a', 'b']])
    expect(told).toEqual([failure])
  })

  it('does not wait for ever for a store that is away when it is closed', async () => {
    const told: unknown[] = []
    const failure = Object.assign(new Error('the store is away'), { code: 'ECONNREFUSED' })
    const log = new OutcomeLog(
      () => Promise.reject(failure),
      (error) => told.push(error)
    )
    log.add([outcome('a')])
    await log.close()
    expect(told).toEqual([failure])
  })

  it('writes each by itself when a write of several is refused, and drops only the one that cannot be noted', async () => {
    const written: string[][] = []
    const told: unknown[] = []
    const refused = new Error('unsupported Unicode escape sequence')
    const log = new OutcomeLog(
      (outcomes) => {
        const ids = idsOf(outcomes)
        if (ids.includes('bad')) return Promise.reject(refused)
        written.push(ids)
        return Promise.resolve()
      },
      (error) => told.push(error)
    )
    log.add([outcome('a'), outcome('bad'), outcome('b')])
    await log.close()
    expect(written).toEqual([['a'], ['b']])
    expect(told).toEqual([refused, refused])
    log.add([outcome('c')])
    await log.close()
    expect(written).toEqual([['a'], ['b'], ['c']])
  })
})
