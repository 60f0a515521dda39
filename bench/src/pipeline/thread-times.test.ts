import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cpuSecondsOf, threadShares } from './thread-times'

test('the CPU time of a thread is its user and its system time, whatever it is called', () => {
  assert.equal(cpuSecondsOf('42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 11 0'), 2)
})

test('the store is the busiest thread that is not the main one', () => {
  const before = new Map([
    [7, 1],
    [8, 1],
    [9, 1]
  ])
  const after = new Map([
    [7, 2],
    [8, 1.5],
    [9, 3],
    [10, 0.5]
  ])
  assert.deepEqual(threadShares(7, before, after, 2), { main: 0.5, busiest: 1, rest: 0.5 })
})
