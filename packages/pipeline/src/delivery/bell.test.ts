import { Bell } from './bell'

const AN_HOUR = 3_600_000

describe('a bell', () => {
  it('wakes who waits', async () => {
    const bell = new Bell()
    const woken = bell.wait(AN_HOUR)
    bell.ring()
    await expect(woken).resolves.toBeUndefined()
  })

  it('is heard by the next who waits when nobody did, however often it rang, once', async () => {
    const bell = new Bell()
    bell.ring()
    bell.ring()
    await bell.wait(AN_HOUR)
    let isWoken = false
    const waiting = bell.wait(AN_HOUR).then(() => (isWoken = true))
    await new Promise(setImmediate)
    expect(isWoken).toBe(false)
    bell.ring()
    await waiting
  })

  it('lets who waits go on when the time is over', async () => {
    await expect(new Bell().wait(1)).resolves.toBeUndefined()
  })

  it('keeps who waits for it alone waiting until it rings', async () => {
    const bell = new Bell()
    let isWoken = false
    const waiting = bell.wait().then(() => (isWoken = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isWoken).toBe(false)
    bell.ring()
    await waiting
  })
})
