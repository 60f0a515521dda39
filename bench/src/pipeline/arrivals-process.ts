/** Movable Ink's side, in a process of its own: takes everything, and notes which event arrived when. */
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { createCertificate } from '../../../packages/collector/src/certificates/create-certificate'
import { answerCalls } from '../processes/asked-process'
import { percentile } from '../report/statistics'
import { wallClock } from './clock'

/** An event as it arrives. */
interface Arriving {
  messageId: string
  properties?: { sent_at?: number }
}

const arrived = new Set<string>()
/** When each event arrived for the first time, in order. */
const times: number[] = []
const latencies: number[] = []
let repeated = 0
let answerAfterMs = 0

function note({ messageId, properties }: Arriving, at: number): void {
  if (arrived.has(messageId)) return void repeated++
  arrived.add(messageId)
  times.push(at)
  if (properties?.sent_at !== undefined) latencies.push(at - properties.sent_at)
}

/** GET tells how many events have arrived; everything else brings some. */
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return void response.end(String(times.length))
  const body = (await json(request)) as Arriving | { events: Arriving[] }
  const at = wallClock()
  for (const event of 'events' in body ? body.events : [body]) note(event, at)
  const send = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"request_id":"bench"}')
  if (answerAfterMs === 0) send()
  else setTimeout(send, answerAfterMs)
}

const calls = {
  /** Resolves to where it listens and its certificate, PEM. */
  async start(_: undefined) {
    const { key, certificate } = await createCertificate()
    const server = createServer({ key, cert: certificate, keepAliveTimeout: 600_000 }, (request, response) => {
      take(request, response).catch(() => request.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { url: `https://127.0.0.1:${port}/behavioral/bench`, certificate }
  },
  /** Forgets what has arrived, and takes so long for each answer from now on, in ms. */
  async begin(answerAfter: number) {
    arrived.clear()
    times.length = 0
    latencies.length = 0
    repeated = 0
    answerAfterMs = answerAfter
  },
  /** How many events have arrived, and how many times one came again. */
  async count(_: undefined) {
    return { events: times.length, repeated }
  },
  /** When the event of this number arrived, counted from 1; in ms. */
  async arrivedAt(number: number) {
    const time = times[number - 1]
    if (time === undefined) throw new Error(`No ${number} events have arrived.`)
    return time
  },
  /** From the `sent_at` of the events to their arrival, in ms. */
  async latency(_: undefined) {
    const sorted = latencies.sort((a, b) => a - b)
    const [p50 = NaN, p95 = NaN, p99 = NaN] = [50, 95, 99].map((percent) => percentile(sorted, percent))
    return { events: sorted.length, p50, p95, p99 }
  }
}

/** What it can be asked for. */
export type ArrivalsCalls = typeof calls

answerCalls(calls)
