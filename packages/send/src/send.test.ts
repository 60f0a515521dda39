import { Readable } from 'node:stream'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { parseCommandLine } from './command'
import { send } from './send'
import { TextStream } from './testing/text-stream'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()

/** The command in this process, and everything it wrote. */
async function run(
  args: string[],
  env: NodeJS.ProcessEnv,
  { stdin = '', isTTY = false, stop = new AbortController() } = {}
) {
  const options = parseCommandLine(['--failed', work.path('failed.ndjson'), ...args])
  const [stdout, stderr] = [new TextStream(isTTY), new TextStream()]
  if (options === undefined) throw new Error('no options')
  const code = await send(options, { env, stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, stop })
  return { code, stdout: stdout.text, stderr: stderr.text }
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `{"type":"track","event":"E${index}","messageId":"m${index}"}\n`).join('')

describe('send', () => {
  it('tells where it sends to, what became of each event, and the totals', async () => {
    const collector = await work.startCollector()
    const file = await work.write('events.ndjson', `${numbered(2)}{"type":"alias"}\n`)
    const { code, stdout, stderr } = await run([file], environmentFor(collector))
    const idOf = (name: string) => collector.received().find(({ event }) => event.event === name)?.requestId
    const lines = stdout
      .replace(/ +\d+ ms/g, ' # ms')
      .replace(/\d+\.\d s/, '# s')
      .split('\n')
    expect(lines).toEqual([
      `Sending to Movable Ink at 127.0.0.1:${collector.port}.`,
      '',
      '  Type     Name                            Outcome                 Status     Time  Request id',
      `  track    E0                              delivered               200 # ms  ${idOf('E0')}`,
      `  track    E1                              delivered               200 # ms  ${idOf('E1')}`,
      '  alias                                    not matched',
      '',
      '3 events: 2 delivered, 1 not matched (# s)',
      ''
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(await work.names()).toEqual(['events.ndjson'])
  })

  it('sends each event as the ingestion would hand it on', async () => {
    const collector = await work.startCollector()
    const event = { type: 'page', context: { a: [null, 'é'] }, timestamp: new Date().toISOString() }
    await run(['-'], environmentFor(collector), { stdin: JSON.stringify(event) })
    const text = expect.any(String) as string
    expect(collector.received().map((received) => received.event)).toEqual([
      { ...event, messageId: text, receivedAt: text }
    ])
  })

  it('gives one JSON line per event with --json, in the order of reading, and talks to people elsewhere', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'delay', ms: 60 })
    const file = await work.write('events.ndjson', `${numbered(40)}{"broken\n`)
    const { code, stdout, stderr } = await run(['--json', file], environmentFor(collector))
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; outcome: string })
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1))
    expect(lines[39]).toMatchObject({
      type: 'track',
      name: 'E39',
      messageId: 'm39',
      outcome: 'delivered',
      status: 200,
      attempts: 1
    })
    expect(lines[40]).toEqual({
      file,
      line: 41,
      outcome: 'malformed',
      message: 'not valid JSON: it ends before it is complete'
    })
    expect(stderr).toContain('Sending to Movable Ink at 127.0.0.1')
    expect(stderr).toContain('41 events: 40 delivered, 1 malformed')
    expect(code).toBe(1)
  })

  it('tries again what may pass, and keeps what does not', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 400 })
    collector.play({ kind: 'status', status: 503 })
    const file = await work.write('events.ndjson', numbered(2))
    const { code, stdout } = await run(['--concurrency', '1', '--retries', '1', file], environmentFor(collector))
    expect(stdout).toMatch(/ E0 +discarded +400 /)
    expect(stdout).toMatch(/ E1 +delivered \(2 tries\) +200 /)
    expect(stdout).toContain('2 events: 1 delivered, 1 discarded (')
    expect(stdout).toContain(
      `What was not delivered is kept in ${work.path('failed.ndjson')}. To send it again:\n  npm run send -- ${work.path('failed.ndjson')} --failed ${work.path('failed.ndjson')}\n`
    )
    expect(await work.read('failed.ndjson')).toBe(numbered(1))
    expect(code).toBe(1)
  })

  it('tells how to send again with the same mappings, as a shell reads it', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 400 })
    const mapping = { name: 'All', subscribe: 'type = "track"', mapping: { data: { '@path': '$.' } } }
    const mappings = await work.write("mine's.json", JSON.stringify([mapping]))
    const { stdout } = await run(['--mappings', mappings, '-'], environmentFor(collector), { stdin: numbered(1) })
    expect(stdout).toContain(` --mappings '${work.path("mine'\\''s.json")}'\n`)
  })

  it('says nothing of a failed file when there was nothing to keep, and still ends with 1', async () => {
    const collector = await work.startCollector()
    const { code, stdout } = await run(['-'], environmentFor(collector), { stdin: '[{"type":"page"}' })
    expect(stdout).toContain('1 × Malformed: the array that starts in line 1 has no closing bracket')
    expect(stdout).not.toContain('is kept in')
    expect(await work.names()).toEqual([])
    expect(code).toBe(1)
  })

  it('replaces the failed file by what is still left when it sends that', async () => {
    const collector = await work.startCollector()
    const failed = await work.write('failed.ndjson', numbered(3))
    collector.play({ kind: 'status', status: 400 })
    expect((await run(['--concurrency', '1', failed], environmentFor(collector))).code).toBe(1)
    expect(await work.read('failed.ndjson')).toBe(numbered(1))
    expect((await run([failed], environmentFor(collector))).code).toBe(0)
    expect(await work.names()).toEqual([])
    expect(collector.totals().events).toBe(3)
  })

  it.each([
    ['an empty file', ''],
    ['an empty list', '[]'],
    ['blank lines', '\n \r\n\n']
  ])('is content with %s', async (_, stdin) => {
    const { code, stdout } = await run(['-'], environmentFor(await work.startCollector()), { stdin })
    expect(stdout).toMatch(/\n\n0 events \(0\.\d s\)\n$/)
    expect(code).toBe(0)
  })

  it('sends 2 MB events, which Movable Ink refuses, and one event with 256 at a time', async () => {
    const collector = await work.startCollector()
    const large = JSON.stringify({ type: 'track', event: 'Large', properties: { text: 'x'.repeat(2_100_000) } })
    const stdin = `${large}\n${large}\n${numbered(1)}`
    const { stdout } = await run(['--concurrency', '256', '-'], environmentFor(collector), { stdin })
    expect(stdout).toContain('3 events: 1 delivered, 2 discarded (')
    expect(stdout).toContain('a request must be smaller than 2 MB')
    expect(await work.read('failed.ndjson')).toBe(`${large}\n${large}\n`)
  })

  it('shows a progress bar on a terminal for more than 50 events', async () => {
    const collector = await work.startCollector()
    const file = await work.write('events.ndjson', numbered(60))
    const { stdout } = await run([file], environmentFor(collector), { isTTY: true })
    expect(stdout).toMatch(/█{32} 100% {2}60 delivered {2}\ds/)
    expect(stdout).toContain('60 events')
  })
})
