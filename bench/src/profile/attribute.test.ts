import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attribute } from './attribute'
import { cpuTree } from './frames'
import type { Frame } from './frames'

const frame = (functionName: string, url: string, self: number, children: Frame[] = []): Frame => ({
  functionName,
  url,
  self,
  children
})

const OURS = 'file:///repository/dist/destinations/movable-ink/sendEntireEvent/data.js'
const CLIENT = '/repository/node_modules/node-fetch/lib/index.js'
const NETWORK = 'node:_http_client'

test('what is built in counts as the code that called it', () => {
  const url = frame('URL', 'node:internal/url', 3, [frame('parse', '', 4)])
  const { byCategory, total } = attribute(frame('(root)', '', 0, [frame('serialiseData', OURS, 1, [url])]))
  assert.deepEqual(byCategory, { destination: 8 })
  assert.equal(total, 8)
})

test("Node's network counts as itself, whoever called it, and so does code that it calls", () => {
  const tree = frame('(root)', '', 0, [
    frame('fetch', CLIENT, 1, [frame('request', NETWORK, 10, [frame('onResponse', CLIENT, 100)])])
  ])
  assert.deepEqual(attribute(tree).byCategory, { client: 101, network: 10 })
})

test('idle time is left out, garbage collection is not', () => {
  const tree = frame('(root)', '', 0, [frame('(idle)', '', 50), frame('(garbage collector)', '', 5)])
  assert.deepEqual(attribute(tree).byCategory, { collection: 5 })
})

test('files are named from node_modules or the repository, most first', () => {
  const tree = frame('(root)', '', 0, [frame('a', OURS, 1), frame('b', CLIENT, 2)])
  assert.deepEqual(
    attribute(tree).files.map(({ file }) => file),
    ['node-fetch/lib/index.js', 'dist/destinations/movable-ink/sendEntireEvent/data.js']
  )
})

test('a sample of a CPU profile stands for the time until the next one', () => {
  const callFrame = { scriptId: '1', url: OURS, lineNumber: 1, columnNumber: 1 }
  const tree = cpuTree({
    nodes: [
      { id: 1, callFrame: { ...callFrame, functionName: '(root)', url: '' }, children: [2] },
      { id: 2, callFrame: { ...callFrame, functionName: 'serialiseData' } }
    ],
    startTime: 0,
    endTime: 30,
    samples: [2, 2, 1],
    timeDeltas: [5, 10, 15]
  })
  assert.equal(tree.children[0]?.self, 25)
})
