import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { parseCommandLine } from './command'
import { filesIn } from './inputs'
import { send } from './send'
import { TextStream } from './testing/text-stream'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()
const SECONDS = 1000

/** The command in this process, and everything it wrote. */
async function run(args: string[], env: NodeJS.ProcessEnv, stdin = '') {
  const options = parseCommandLine(['--failed', work.path('failed.ndjson'), ...args])
  const [stdout, stderr] = [new TextStream(), new TextStream()]
  if (options === undefined) throw new Error('no options')
  const input = Readable.from([Buffer.from(stdin)])
  const code = await send(options, { env, stdin: input, stdout, stderr, stop: new AbortController() })
  return { code, stdout: stdout.text }
}

const line = (index: number, type = 'track') => `{"type":"${type}","event":"E${index}","messageId":"m${index}"}`
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index))
const text = (all: string[]) => all.map((one) => `${one}\n`).join('')

/** Everything by one mapping, whatever its type. */
const mappingsWith = (mapping: object, subscribe = 'type != "none"') =>
  work.write(
    'mappings.json',
    JSON.stringify([{ name: 'Mine', subscribe, mapping: { data: { '@path': '$.' }, ...mapping } }])
  )

describe('send --batch', () => {
  it('has the samples accepted as without it', async () => {
    const [single, batched] = [await work.startCollector(), await work.startCollector()]
    const samples = await filesIn(join(__dirname, '../../../samples'))
    // One at a time, so that single events arrive in their order.
    await run(['--concurrency', '1', ...samples], environmentFor(single))
    await run(['--batch', ...samples], environmentFor(batched))
    const filledBySend = { messageId: '', receivedAt: '', timestamp: '' }
    const accepted = [single, batched].map((collector) =>
      collector.received().map(({ event, eventMappings }) => ({
        ...event,
        ...filledBySend,
        eventMappings: eventMappings.map(({ name }) => name)
      }))
    )
    expect(accepted[0]?.length).toBeGreaterThan(20)
    expect(accepted[1]).toEqual(accepted[0])
    expect(batched.totals().requests).toBeLessThan(single.totals().requests)
  })

  it(
    'keeps exactly the events that have no event mapping, among more than a thousand',
    async () => {
      const collector = await work.startCollector()
      const all = lines(1203)
      const unmapped = [0, 640, 1201]
      for (const index of unmapped) all[index] = line(index, 'alias')
      const { code, stdout } = await run(
        // One at a time, so that batches arrive in their order.
        ['--batch', '--concurrency', '1', '--mappings', await mappingsWith({}), '-'],
        environmentFor(collector),
        text(all)
      )
      expect(stdout).toContain('1,203 events: 1,200 delivered, 3 discarded (')
      expect(await work.read('failed.ndjson')).toBe(text(unmapped.map((index) => all[index] ?? '')))
      expect(collector.received().map(({ event }) => event.messageId)).toEqual(
        Array.from({ length: 1203 }, (_, index) => `m${index}`).filter((_, index) => !unmapped.includes(index))
      )
      expect(code).toBe(1)
    },
    30 * SECONDS
  )

  it(
    'gives every event the outcome that it has by itself, also when many of a batch are at fault',
    async () => {
      const all = lines(1000).map((line, index) =>
        index % 10 === 0 ? line.replace('{', '{"timestamp":"2020-01-01T00:00:00Z",') : line
      )
      const outcomes: string[][] = []
      for (const batch of [[], ['--batch']]) {
        const collector = await work.startCollector()
        const { stdout } = await run([...batch, '--json', '-'], environmentFor(collector), text(all))
        const reported = stdout.trimEnd().split('\n')
        outcomes.push(reported.map((row) => (JSON.parse(row) as { outcome: string }).outcome))
        await rm(work.path('failed.ndjson'))
      }
      expect(outcomes[1]).toEqual(outcomes[0])
      expect(outcomes[1]?.filter((outcome) => outcome === 'discarded')).toHaveLength(100)
    },
    60 * SECONDS
  )

  it('sends what is alike in one request, and reports each event with its id', async () => {
    const collector = await work.startCollector()
    const { code, stdout } = await run(
      ['--batch', '--json', '-'],
      environmentFor(collector),
      `${text(lines(40))}{"type":"alias"}`
    )
    const [received] = collector.received()
    const reported = stdout
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as object)
    expect(reported).toHaveLength(41)
    expect(reported[39]).toMatchObject({
      messageId: 'm39',
      outcome: 'delivered',
      status: 200,
      attempts: 1,
      requestId: received?.requestId
    })
    expect(reported[40]).toMatchObject({ outcome: 'not matched' })
    expect([code, collector.totals().requests]).toEqual([0, 1])
  })

  it('closes batches at the size, and at the bytes, that the mapping says', async () => {
    const collector = await work.startCollector()
    const env = environmentFor(collector)
    await run(['--batch', '--mappings', await mappingsWith({ batch_size: 15 }), '-'], env, text(lines(40)))
    expect(collector.totals().requests).toBe(3)
    // About 150 bytes each, as they are sent.
    await run(['--batch', '--mappings', await mappingsWith({ batch_bytes: 1000 }), '-'], env, text(lines(12)))
    expect([collector.totals().requests, collector.totals().events]).toEqual([5, 52])
  })

  it('tries again what may pass, and nothing else', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 503 })
    const args = ['--batch', '--concurrency', '1', '--mappings', await mappingsWith({ batch_size: 5 }), '-']
    const { code, stdout } = await run(args, environmentFor(collector), text(lines(10)))
    expect(stdout).toContain('10 events: 10 delivered (')
    expect(stdout).toContain('5 retries)')
    expect(stdout).toMatch(/ E0 +delivered \(2 tries\) +200 /)
    expect(stdout).toMatch(/ E9 +delivered +200 /)
    expect(collector.received()).toHaveLength(10)
    expect([code, collector.totals().requests]).toEqual([0, 3])
  })

  it('keeps what was refused as it was read, in the order of reading', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 401 })
    const odd = '{ "type":"track", "event":"E0",\t"messageId":"m0" }'
    const { code, stdout } = await run(['--batch', '-'], environmentFor(collector), `${odd}\n{"broken\n${line(1)}\n`)
    expect(stdout).toContain('3 events: 2 discarded, 1 malformed (')
    expect(stdout).toContain(` --failed ${work.path('failed.ndjson')} --batch\n`)
    expect(await work.read('failed.ndjson')).toBe(`${odd}\n{"broken\n${line(1)}\n`)
    expect(code).toBe(1)
  })
})

describe('a mapping that asks for batches', () => {
  it('gets them without --batch, and others do not', async () => {
    const collector = await work.startCollector()
    const mapping = { data: { '@path': '$.' } }
    const mappings = await work.write(
      'mappings.json',
      JSON.stringify([
        { name: 'Batched', subscribe: 'type = "track"', mapping: { ...mapping, enable_batching: true } },
        { name: 'Single', subscribe: 'type = "page"', mapping }
      ])
    )
    const { stdout } = await run(
      ['--mappings', mappings, '-'],
      environmentFor(collector),
      text([...lines(20), line(20, 'page'), line(21, 'page')])
    )
    expect(stdout).toContain('22 events: 22 delivered (')
    expect(collector.totals()).toMatchObject({ requests: 3, events: 22 })
  })
})
