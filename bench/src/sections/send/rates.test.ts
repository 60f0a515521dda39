import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SendRound } from './measure'
import { againstBareLoop, sendOnFiles } from './rates'

const LATENCY = { p50: 1, p95: 1, p99: 1, calls: 1 }

/** A process that starts in two seconds and then sends 1,000 events a second, beside loops that make 2,000 and 1,000. */
const round = (events: number, peakBytes: number): SendRound => ({
  mode: 'single',
  events,
  send: { seconds: 2 + events / 1000, peakBytes },
  fromMemory: { events: 2000, seconds: 1, cpuSeconds: 1, latency: LATENCY },
  fromFile: { events: 1000, seconds: 1, cpuSeconds: 1, latency: LATENCY }
})

const rounds = [round(1000, 100), round(1000, 110), round(10_000, 120)]

test('start-up falls out of what a larger file takes beyond a smaller one', () => {
  const [small, large] = sendOnFiles(rounds, 'single')
  assert.equal(small?.furtherPerSecond, undefined)
  assert.equal(large?.furtherPerSecond, 1000)
  assert.equal(large?.eventsPerSecond, 10_000 / 12)
})

test('the peak of memory is the highest of all rounds', () => {
  assert.deepEqual(
    sendOnFiles(rounds, 'single').map(({ peakBytes }) => peakBytes),
    [110, 120]
  )
})

test('send is compared with the loops of the same rounds, with and without its start-up', () => {
  const { whole, withoutStartUp } = againstBareLoop(rounds, 'single', 'fromMemory')
  assert.equal(withoutStartUp.median, 0.5)
  assert.equal(whole.median, 10_000 / 12 / 2000)
  assert.equal(againstBareLoop(rounds, 'single', 'fromFile').withoutStartUp.median, 1)
})
