import destination from '../../../src/destinations/movable-ink'
import { DestinationPool } from './destination-pool'
import type { WatchedDestination } from './watched-destination'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Work on a pool that goes on until it is told to end. */
function workOn(pool: DestinationPool) {
  const used: WatchedDestination[] = []
  const ends: (() => void)[] = []
  const start = () =>
    pool.use(async (one) => {
      used.push(one)
      await new Promise<void>((end) => ends.push(end))
      return used.length
    })
  return { used, ends, start }
}

describe('a pool of destinations', () => {
  it('gives each piece of work a destination of its own, and no more work than destinations', async () => {
    const { used, ends, start } = workOn(new DestinationPool(destination, 3))
    const started = [start(), start(), start(), start()]
    await settle()
    expect(used).toHaveLength(3)
    expect(new Set(used).size).toBe(3)
    ends[1]?.()
    await settle()
    expect(used).toHaveLength(4)
    expect(used[3]).toBe(used[1])
    for (const end of ends) end()
    expect(await Promise.all(started)).toEqual([4, 3, 4, 4])
  })

  it('takes a destination back from work that failed', async () => {
    const pool = new DestinationPool(destination, 1)
    await expect(pool.use(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await pool.use(() => Promise.resolve('next'))).toBe('next')
  })

  it('is ready as long as less work waits than there are destinations', async () => {
    const pool = new DestinationPool(destination, 2)
    const { ends, start } = workOn(pool)
    const started = [start(), start(), start()]
    await pool.ready()
    started.push(start())
    let isReady = false
    const ready = pool.ready().then(() => (isReady = true))
    await settle()
    expect(isReady).toBe(false)
    ends[0]?.()
    await ready
    while (ends.length < 4) {
      for (const end of ends) end()
      await settle()
    }
    for (const end of ends) end()
    await Promise.all(started)
    expect(isReady).toBe(true)
  })
})
