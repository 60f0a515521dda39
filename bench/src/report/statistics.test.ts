import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median, percentile, ratios, spread } from './statistics'

test('the median is the middle value, or the mean of the middle two', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 3, 2]), 2.5)
  assert.equal(median([7]), 7)
  assert.ok(Number.isNaN(median([])))
})

test('a spread is the median with the least and the greatest', () => {
  assert.deepEqual(spread([5, 1, 9]), { median: 5, min: 1, max: 9 })
})

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  assert.equal(percentile(values, 50), 50)
  assert.equal(percentile(values, 99), 99)
  assert.equal(percentile([5], 99), 5)
  assert.ok(Number.isNaN(percentile([], 50)))
})

test('ratios are taken within each round', () => {
  // The machine is half as fast in the second round, for both.
  assert.deepEqual(ratios([200, 100], [100, 50]), { median: 2, min: 2, max: 2 })
})
