/** Sends events to the pipeline in a process of its own: in the requests that `@segment/analytics-node` makes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { numberedEvents } from '../events/numbered-events'
import { answerCalls } from '../processes/asked-process'

/** How much is sent, and how. */
export interface Sending {
  /** Of the pipeline. */
  origin: string
  writeKey: string
  /** Events in a request. */
  batchSize: number
  /** Requests at a time. */
  inFlight: number
  /** Ends after so many events, or after so many seconds. */
  until: { events: number } | { seconds: number }
  /** Waits while more than so many events have been acknowledged and not arrived. */
  within?: { undelivered: number; url: string; certificate: string }
}

const POLL_MS = 20

const eventOf = numberedEvents()

/** No event is sent twice, whatever the number of calls. */
let next = 0

/** Knows how many events have arrived, as of a moment ago. */
class Arrived {
  count = 0
  readonly #pool: Pool
  readonly #polling: NodeJS.Timeout

  constructor({ url, certificate }: { url: string; certificate: string }) {
    const { origin, pathname: path } = new URL(url)
    this.#pool = new Pool(origin, { connections: 1, connect: { ca: certificate } })
    const poll = async () => {
      const { body } = await this.#pool.request({ method: 'GET', path })
      this.count = Number(await body.text())
    }
    this.#polling = setInterval(() => void poll(), POLL_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#polling)
    await this.#pool.close()
  }
}

async function post(pool: Pool, authorization: string, first: number, size: number): Promise<void> {
  const events = Array.from({ length: size }, (_, index) => eventOf(first + index))
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/v1/batch',
    headers: { authorization, 'content-type': 'application/json' },
    body: `{"batch":[${events.join(',')}],"sentAt":"${new Date().toISOString()}"}`
  })
  const text = await body.text()
  if (statusCode !== 200 || text.includes('"rejected"')) throw new Error(`The pipeline answered ${statusCode}: ${text}`)
}

const calls = {
  /** Sends at full speed. Resolves to how many events were acknowledged in which time. */
  async send({ origin, writeKey, batchSize, inFlight, until, within }: Sending) {
    const pool = new Pool(origin, { connections: inFlight, pipelining: 1 })
    const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
    const arrived = within && new Arrived(within)
    const started = performance.now()
    let begun = 0
    let acknowledged = 0
    const isOver = () =>
      'events' in until ? begun >= until.events : performance.now() - started >= until.seconds * 1000
    const isTooFarAhead = () =>
      within !== undefined && arrived !== undefined && begun - arrived.count > within.undelivered
    const loop = async () => {
      while (!isOver()) {
        if (isTooFarAhead()) {
          await sleep(POLL_MS)
          continue
        }
        const size = 'events' in until ? Math.min(batchSize, until.events - begun) : batchSize
        const first = next
        next += size
        begun += size
        await post(pool, authorization, first, size)
        acknowledged += size
      }
    }
    try {
      await Promise.all(Array.from({ length: inFlight }, loop))
      return { events: acknowledged, seconds: (performance.now() - started) / 1000 }
    } finally {
      await arrived?.stop()
      await pool.destroy()
    }
  }
}

/** What it can be asked for. */
export type SenderCalls = typeof calls

answerCalls(calls)
