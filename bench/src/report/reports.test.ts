import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportsOf } from './reports'

const files = (...sections: number[]) => reportsOf({}, new Set(sections)).map(({ file }) => file)

test('the destination and the pipeline have a report each, written when all of its sections were measured', () => {
  assert.deepEqual(files(1, 2, 3, 4, 5, 6), ['RESULTS.md', 'RESULTS-pipeline.md'])
  assert.deepEqual(files(1, 2, 3, 4, 5), ['RESULTS.md'])
  assert.deepEqual(files(6), ['RESULTS-pipeline.md'])
  assert.deepEqual(files(1, 2), [])
})

test('a report holds its own sections only', () => {
  const results = { latency: { rounds: [] }, pipeline: { sustained: [] } } as never // what they hold is of no matter here
  assert.deepEqual(
    reportsOf(results, new Set([1, 2, 3, 4, 5, 6])).map(({ of }) => Object.keys(of)),
    [['latency'], ['pipeline']]
  )
})
