import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Run } from '../runs/run'
import { describeTargets, judgeTargets } from './targets'

const run = (events: number, cpuSeconds: number): Run => ({
  events,
  seconds: 1,
  cpuSeconds,
  latency: { p50: 1, p95: 1, p99: 1, calls: events }
})

const attribution = (client: number, destination: number) => ({
  total: client + destination,
  byCategory: { client, destination },
  files: []
})

const oneEvent = (ours: Run, published: Run) => [
  {
    size: '1 kB' as const,
    inFlight: 32,
    runs: { ours: [ours], published: [published], barest: [run(1250, 1)], undici: [run(9000, 1)] }
  }
]

test('a target is met or missed by the median of its ratios', () => {
  const [rate, cpu] = judgeTargets({ oneEvent: oneEvent(run(1400, 1), run(1000, 1)) })
  assert.equal(rate?.met, true)
  assert.equal(rate?.measured, '× 1.40')
  // 1/1400 against 1/1000
  assert.equal(cpu?.met, true)
  assert.equal(judgeTargets({ oneEvent: oneEvent(run(1200, 1), run(1000, 1)) })[0]?.met, false)
})

test('a target whose section was left out is neither, and not in the report', () => {
  const targets = judgeTargets({ oneEvent: oneEvent(run(1400, 1), run(1000, 1)) })
  assert.deepEqual(
    targets.map(({ met }) => met),
    [true, true, ...Array<undefined>(targets.length - 2).fill(undefined)]
  )
  assert.equal(describeTargets(targets).match(/^\| .*(?:met|\*\*missed\*\*) +\|$/gm)?.length, 2)
})

test('a target that is missed says where the time goes', () => {
  const cost = { cpu: 1, bytes: 1, time: attribution(300, 100), memory: attribution(1, 1) }
  const targets = judgeTargets({
    oneEvent: oneEvent(run(1000, 1), run(1000, 1)),
    costs: { ours: cost, published: cost, batched: cost }
  })
  const text = describeTargets(targets)
  assert.match(text, /\*\*missed\*\*/)
  assert.match(text, /actions-core's client, node-fetch 75 %, the destination's own code 25 %/)
  assert.match(
    text,
    /ours makes × 0\.80 the events\/s of the barest action, for × 1\.25 its CPU; actions-core's client/
  )
})
