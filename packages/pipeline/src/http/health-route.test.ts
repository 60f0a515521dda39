import { bareServersForTests } from '../testing/bare-servers'
import { pipelinesForTests } from '../testing/pipelines'

const newServer = bareServersForTests()
const pipelines = pipelinesForTests()

const UNAVAILABLE = { error: { code: 'STORE_UNAVAILABLE', message: 'The store does not answer.' } }

describe('GET /healthz', () => {
  it('is well when the store answers', async () => {
    const { origin } = await pipelines.start()
    const response = await fetch(`${origin}/healthz`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('is unwell when the store fails, and well again after it', async () => {
    const answers = [Promise.reject(new Error('gone')), Promise.resolve()]
    const app = await newServer({ health: { askStore: () => answers.shift() ?? Promise.resolve() } })
    const first = await app.inject('/healthz')
    expect([first.statusCode, first.json()]).toEqual([503, UNAVAILABLE])
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })

  it('does not wait for a store that hangs, and asks it no more than once', async () => {
    let asked = 0
    const askStore = () => {
      asked++
      return new Promise(() => undefined)
    }
    const app = await newServer({ health: { askStore, waitMs: 10 } })
    const [first, second] = [await app.inject('/healthz'), await app.inject('/healthz')]
    expect([first.statusCode, first.json()]).toEqual([503, UNAVAILABLE])
    expect([second.statusCode, second.json()]).toEqual([503, UNAVAILABLE])
    expect(asked).toBe(1)
  })
})
