import { setTimeout as sleep } from 'node:timers/promises'

/** Events that are sent until they are acknowledged, as Segment's SDKs do. */
export interface Sender {
  /** The `messageId`s of the events that were answered with 200 so far. */
  acknowledged: ReadonlySet<string>
  /** Resolves when all are acknowledged. */
  done: Promise<void>
}

/** How many events there are, and how they are sent. */
export interface Sending {
  writeKey: string
  /** Where to send to at the moment. */
  origin: () => string
  events: number
  batchSize: number
  /** Requests at a time. */
  concurrency: number
}

const AGAIN_MS = 100

const messageIds = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `message-${from + index}`)

const eventOf = (messageId: string) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: `user-${messageId}`,
  messageId,
  properties: { product_id: 'p-1' }
})

/** Whether the batch was acknowledged. Nobody may be there, or go away before the answer. */
async function post({ origin, writeKey }: Sending, ids: readonly string[]): Promise<boolean> {
  const { status } = await fetch(`${origin()}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json'
    },
    body: JSON.stringify({ batch: ids.map(eventOf) })
  }).catch(() => ({ status: undefined }))
  return status === 200
}

/** Begins to send. */
export function startSending(sending: Sending): Sender {
  const acknowledged = new Set<string>()
  let next = 0

  async function sendBatches(): Promise<void> {
    while (next < sending.events) {
      const ids = messageIds(next, Math.min(sending.batchSize, sending.events - next))
      next += ids.length
      while (!(await post(sending, ids))) await sleep(AGAIN_MS)
      for (const id of ids) acknowledged.add(id)
    }
  }
  const done = Promise.all(Array.from({ length: sending.concurrency }, sendBatches)).then(() => undefined)
  return { acknowledged, done }
}
