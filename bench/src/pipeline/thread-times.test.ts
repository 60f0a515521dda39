import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cpuSecondsOf, threadShares, threadTimes } from './thread-times'

test('the CPU time of a thread is its user and its system time, whatever it is called', () => {
  assert.equal(cpuSecondsOf('42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 11 0'), 2)
})

test('the store is the busiest of the threads that came with the pipeline', () => {
  const before = new Map([
    [7, 1],
    [8, 1],
    [9, 1]
  ])
  const after = new Map([
    [7, 2],
    [8, 3],
    [9, 2.5],
    [10, 0.5]
  ])
  assert.deepEqual(threadShares([7, 8], 7, before, after, 2), { main: 0.5, store: 0.75, rest: 1.25 })
})

test('a process that is not there has no threads', () => {
  assert.equal(threadTimes(2 ** 30), undefined)
})
