import { batchingOf, presetMappings } from '@actions-movable-ink/runtime'
import type { Read } from './read/read'
import { Totals } from './report/totals'
import { run } from './run'
import { MEMORY, memoryFor } from './run-memory'
import type { Delivery } from './delivery/deliver-by-mappings'
import type { Awaiting } from './delivery/mapping-delivery'
import { eventRead } from './testing/reads'
import { delivered, each, notMatched, runOf, settle } from './testing/run-of'

const MEBIBYTE = 1024 * 1024

describe('the memory of a run', () => {
  it('has no more than 8 MiB of events under way, each counted three times', async () => {
    const large = { type: 'track', properties: { text: 'x'.repeat(MEBIBYTE) } }
    const reads = Array.from({ length: 20 }, (_, line) => eventRead(line, { ...large, event: `E${line}` }))
    const { begun, over, end } = runOf(each(...reads))
    await end('E0', delivered)
    const ended = new Set(['E0'])
    const most: number[] = []
    while (ended.size < 20) {
      const underWay = [...begun.keys()].filter((name) => !ended.has(name))
      most.push(underWay.length)
      for (const name of underWay) {
        ended.add(name)
        await end(name, delivered)
      }
    }
    await over
    expect(Math.max(...most)).toBe(2)
  })

  it('lets a larger event through alone', async () => {
    const large = eventRead(1, { event: 'E1', text: 'x'.repeat(9 * MEBIBYTE) })
    const { begun, over, end } = runOf(each(large, eventRead(2)))
    await settle()
    await settle()
    expect([...begun.keys()]).toEqual(['E1'])
    await end('E1', delivered)
    await end('E2', delivered)
    await over
  })

  it('is bounded for what waits to be reported behind an event that is tried for long', async () => {
    let read = 0
    async function* many(): AsyncGenerator<Read[]> {
      await settle()
      for (; read < 60_000; read++) yield [eventRead(read)]
    }
    let first: Awaiting<readonly Delivery[]> | undefined
    let reported = 0
    const over = run(many(), {
      delivery: {
        deliver: ({ event }, _bytes, awaiting) => {
          if (event === 'E0') first = awaiting
          else awaiting.end(notMatched)
        },
        blocked: () => undefined,
        ending: () => undefined
      },
      ready: () => undefined,
      reporter: { add: () => reported++, finish: () => undefined },
      totals: new Totals(),
      failed: { write: () => Promise.resolve() },
      stop: new AbortController()
    })
    for (let before = -1; before < read; await settle()) before = read
    expect(read).toBeGreaterThan(20_000)
    expect(read).toBeLessThan(30_000)
    expect(reported).toBe(0)
    first?.end(delivered)
    await over
    expect(reported).toBe(60_000)
  })
})

describe('the memory of a run in batches', () => {
  it('has room for several full batches of usual events', () => {
    const [preset] = presetMappings()
    const size = preset && batchingOf(preset, true)?.size
    const { underWay, perByte, perEvent } = memoryFor(presetMappings(), true)
    expect(underWay / (1024 * perByte + perEvent)).toBeGreaterThan(3 * Number(size))
  })

  it('is for runs in which a mapping is batched', () => {
    const [preset] = presetMappings()
    const asking = preset && { ...preset, mapping: { ...preset.mapping, enable_batching: true } }
    expect(memoryFor(presetMappings(), false)).toEqual(MEMORY)
    expect(memoryFor(asking ? [asking] : [], false)).toEqual(memoryFor(presetMappings(), true))
  })

  it('has room for no second event of several megabytes', () => {
    const { underWay, perByte } = memoryFor(presetMappings(), true)
    expect(2 * perByte * 7_500_000).toBeGreaterThan(underWay)
  })

  it('counts an entry of the report for each mapping', () => {
    expect(memoryFor([...presetMappings(), ...presetMappings()], false).entriesPerEvent).toBe(2)
  })
})
