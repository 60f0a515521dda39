import { DestinationPool } from '@actions-movable-ink/runtime'
import destination from '../../../src/destinations/movable-ink'
import { readyWhen } from './ready'

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('readiness for the next event', () => {
  it('is there at once with a free destination and room for the report', () => {
    expect(readyWhen(new DestinationPool(destination, 1), () => undefined)()).toBeUndefined()
  })

  it('waits for room for the report', async () => {
    let makeRoom = () => undefined as void
    const room = new Promise<void>((resolve) => (makeRoom = resolve))
    const state = { isReady: false }
    const ready = readyWhen(new DestinationPool(destination, 1), () => room)()?.then(() => (state.isReady = true))
    await settle()
    expect(state.isReady).toBe(false)
    makeRoom()
    await ready
    expect(state.isReady).toBe(true)
  })

  it('waits while as much work is waiting as there are destinations', async () => {
    const pool = new DestinationPool(destination, 1)
    const ends: (() => void)[] = []
    const start = () => pool.use(() => new Promise<void>((end) => ends.push(end)))
    const started = [start(), start()]
    const ready = readyWhen(pool, () => undefined)()
    expect(ready).toBeInstanceOf(Promise)
    ends[0]?.()
    await ready
    await settle()
    ends[1]?.()
    await Promise.all(started)
  })
})
