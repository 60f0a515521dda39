import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acknowledgedOfSdk,
  againstOneWorker,
  deliveredOfBacklog,
  memoryGrowth,
  someLooks,
  sustainedRate
} from './rates'
import type { Mode } from './stage'
import type { ThroughputRound } from './throughput'

const in1s = (events: number) => ({ events, seconds: 1 })

const round = (mode: Mode, acknowledged: number, delivered: number): ThroughputRound => ({
  mode,
  stored: in1s(1),
  backlog: in1s(delivered),
  intake: {
    15: { acknowledged: in1s(acknowledged), delivered: in1s(2) },
    100: { acknowledged: in1s(3), delivered: in1s(4) }
  }
})

const look = (seconds: number, events: number, residentBytes: number) => ({ seconds, events, residentBytes })

test('what is acknowledged is judged with batches of the SDK and single deliveries', () => {
  const rounds = [round('single', 100, 10), round('batched', 900, 90), round('single', 200, 20)]
  assert.deepEqual(acknowledgedOfSdk(rounds), { median: 150, min: 100, max: 200 })
  assert.deepEqual(deliveredOfBacklog(rounds, 'single'), { median: 15, min: 10, max: 20 })
  assert.deepEqual(deliveredOfBacklog(rounds, 'batched'), { median: 90, min: 90, max: 90 })
})

test('a sustained rate leaves out what comes before the first look', () => {
  assert.equal(sustainedRate({ looks: [look(1, 50, 1), look(2, 100, 1), look(3, 250, 1)] }), 100)
  assert.ok(Number.isNaN(sustainedRate({ looks: [] })))
})

test('memory grows by the last third of the looks against the first', () => {
  const looks = [100, 200, 300, 900, 800, 700, 400, 300, 500].map((bytes, second) => look(second, 0, bytes))
  assert.equal(memoryGrowth(looks), 2)
})

test('some of the looks are shown, the last one among them', () => {
  const looks = Array.from({ length: 7 }, (_, index) => look(index, 0, 0))
  assert.deepEqual(
    someLooks(looks, 3).map(({ seconds }) => seconds),
    [2, 5, 6]
  )
  assert.equal(someLooks(looks, 10).length, 7)
})

test('workers are compared within each round', () => {
  const rounds = { '1': [in1s(100), in1s(50)], '2': [in1s(150), in1s(75)], '3': [in1s(100), in1s(100)] }
  assert.deepEqual(againstOneWorker({ rounds }, '2'), { median: 1.5, min: 1.5, max: 1.5 })
  assert.deepEqual(againstOneWorker({ rounds }, '3'), { median: 1.5, min: 1, max: 2 })
})
