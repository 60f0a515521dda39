/** Sends events with Segment's SDK for Node, the one that the repository's packages have, in a process of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Analytics } from '@segment/analytics-node'
import { makeEvents } from '../events/segment-events'
import { answerCalls } from '../processes/asked-process'
import { wallClock } from './clock'

/** What is sent. */
export interface Tracking {
  /** Of the pipeline. */
  origin: string
  writeKey: string
  /** Events that the SDK collects for a request. */
  flushAt: number
  perSecond: number
  seconds: number
}

const DIFFERENT_EVENTS = 400

/** What `track` is called with, but for the time. */
const models = makeEvents(DIFFERENT_EVENTS, '1 kB')
  .filter(({ type }) => type === 'track')
  .map(({ event, userId, properties }) => ({
    event: String(event),
    userId: String(userId),
    properties: properties as object // of a track event it always is
  }))

const calls = {
  /** Calls `track` at an even rate. Resolves to how many events were sent. */
  async track({ origin: host, writeKey, flushAt, perSecond, seconds }: Tracking) {
    const analytics = new Analytics({ host, writeKey, flushAt })
    const failures: unknown[] = []
    analytics.on('error', (error) => failures.push(error))
    const events = perSecond * seconds
    const started = performance.now()
    for (let sent = 0; sent < events; sent++) {
      await sleep(started + (sent * 1000) / perSecond - performance.now())
      const model = models[sent % models.length]
      if (model === undefined) throw new Error('There are no events.')
      analytics.track({ ...model, properties: { ...model.properties, sent_at: wallClock() } })
    }
    await analytics.closeAndFlush()
    if (failures.length > 0) throw new Error(`The SDK failed ${failures.length} times: ${JSON.stringify(failures[0])}`)
    return events
  }
}

/** What it can be asked for. */
export type SdkCalls = typeof calls

answerCalls(calls)
