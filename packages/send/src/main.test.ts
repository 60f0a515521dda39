import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { commandProcesses } from './testing/command-process'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()
const start = commandProcesses()
/** Eight processes begin at once, on however few cores. In milliseconds. */
const EIGHT_STARTS_MS = 120_000

const numbered = (count: number, more = {}) =>
  Array.from(
    { length: count },
    (_, index) => `${JSON.stringify({ type: 'track', event: `E${index}`, ...more })}\n`
  ).join('')

/** Runs the command to its end, with the failed file in the test's folder. */
const run = (args: string[], env?: NodeJS.ProcessEnv, stdin?: string) =>
  start(['--failed', work.path('failed.ndjson'), ...args], env, stdin).ended()

describe('npm run send', () => {
  it('sends the samples to a collector of its own when nothing else is said', async () => {
    const { code, stdout, stderr } = await run([])
    expect(stdout).toMatch(
      /^No Movable Ink settings in the environment: sending to a collector started for this run \(127\.0\.0\.1:\d+\)\.\nSet MOVABLE_INK_URL, MOVABLE_INK_USERNAME and MOVABLE_INK_ACCESS_SECRET to send to Movable Ink itself\.\n/
    )
    expect(stdout).toMatch(/\n40 events: 39 delivered, 1 not matched \(/)
    expect(stdout).toContain(
      'What Movable Ink extracted, by event mapping:\n\n  Identify (4)\n    user_id       "shopper-4817"\n'
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(await work.names()).toEqual([])
  })

  it(
    'refuses wrong usage with a sentence and exit code 2, before anything is sent',
    async () => {
      const missing = work.path('none.ndjson')
      const mappings = await work.write('mappings.json', '{"mine":1}')
      const cases: [string[], NodeJS.ProcessEnv, string][] = [
        [['--colour'], {}, "unknown option '--colour'\nSee npm run send -- --help.\n"],
        [
          ['--retries', 'many'],
          {},
          "option '--retries <n>' argument 'many' is invalid. It must be a whole number from 0 to 20.\nSee npm run send -- --help.\n"
        ],
        [[missing], {}, `${missing} cannot be read (ENOENT).\n`],
        [
          ['--mappings', mappings],
          {},
          `Mappings file ${mappings} cannot be used: Invalid input: expected array, received object.\n`
        ],
        [
          ['--failed', work.path('none/failed')],
          {},
          `${work.path('none/failed')} cannot be written (ENOENT). Name another place for what fails with --failed.\n`
        ],
        [
          [],
          { MOVABLE_INK_URL: 'https://movable-ink.test' },
          'Not set: MOVABLE_INK_USERNAME, MOVABLE_INK_ACCESS_SECRET. Set all of MOVABLE_INK_URL, MOVABLE_INK_USERNAME, MOVABLE_INK_ACCESS_SECRET, or none to use a collector started for the run.\n'
        ],
        [
          [],
          { MOVABLE_INK_DATA: mappings },
          `The data folder ${mappings} cannot be written to (EEXIST). Name another with --data or MOVABLE_INK_DATA.\n`
        ],
        [
          [],
          { npm_config_dry_run: 'true' },
          'npm kept --dry-run for itself. Write two dashes before it: npm run send -- --dry-run …\n'
        ]
      ]
      const failed = ['--failed', work.path('failed.ndjson')]
      const ended = await Promise.all(
        // Each has a failed file of its own: two runs at a time may not share one.
        cases.map(([args, env], index) => start([failed[0] ?? '', `${failed[1]}-${index}`, ...args], env).ended())
      )
      expect(ended).toEqual(cases.map(([, , stderr]) => ({ code: 2, stdout: '', stderr })))
      expect(await work.names()).toEqual(['mappings.json'])
    },
    EIGHT_STARTS_MS
  )

  it('explains itself with --help', async () => {
    const { code, stdout, stderr } = await run(['--help'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Usage: npm run send -- [options] [files...]')
  })

  it('sends from a pipe, keeps a malformed line, and tells where it is', async () => {
    const collector = await work.startCollector()
    const stdin = `${numbered(1)}{"broken": \n${numbered(1)}`
    const { code, stdout } = await run(['-'], environmentFor(collector), stdin)
    expect(stdout).toContain('malformed\n    -:2: not valid JSON: it ends before it is complete\n')
    expect(stdout).toMatch(/\n3 events: 2 delivered, 1 malformed \(/)
    expect(await work.read('failed.ndjson')).toBe('{"broken": \n')
    expect([code, collector.totals().events]).toEqual([1, 2])
  })

  it('delivers everything in spite of a share of 503 answers', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 503, share: 0.05 })
    const { code, stdout } = await run([await work.write('events.ndjson', numbered(300))], environmentFor(collector))
    expect(stdout).toMatch(/\n300 events: 300 delivered \(.* retries\)\n/)
    expect(new Set(collector.received().map(({ event }) => event.event)).size).toBe(300)
    expect([code, collector.totals().events]).toEqual([0, 300])
    expect(await work.names()).toEqual(['events.ndjson'])
  })

  it('keeps everything byte for byte while Movable Ink is down, and sends it when it is up again', async () => {
    const credentials = { username: 'name', accessSecret: 'secret', endpointKey: 'key' }
    const down = await work.startCollector(credentials)
    await down.close()
    const events = '{"type":"page" , "name":"é\\u00e9","n":1.0}\n{"name":"second","type":"page"}\n' + numbered(30)
    const file = await work.write('events.ndjson', events)
    const first = await run(['--retries', '1', file], environmentFor(down))
    expect(first.stdout).toContain('failed after 2 tries')
    expect(first.stdout).toContain('(ECONNREFUSED)')
    expect(first.stdout).not.toContain('tried again')
    // No warning of Node's either, that many listen for the stop.
    expect([first.code, first.stderr]).toEqual([1, ''])
    expect(await work.read('failed.ndjson')).toBe(events)

    const up = await work.startCollector({ ...credentials, port: down.port })
    const second = await run([work.path('failed.ndjson')], environmentFor(up))
    expect([second.code, second.stderr]).toEqual([0, ''])
    const names = up.received().flatMap(({ event }) => event.name ?? [])
    expect([up.totals().events, names.sort()]).toEqual([32, ['second', 'éé']])
    expect(await work.names()).toEqual(['events.ndjson'])
  })

  it('goes on when nobody reads its output any more', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'delay', ms: 100, share: 1 })
    const command = start(['--failed', work.path('failed.ndjson'), '-'], environmentFor(collector), numbered(200))
    command.child.stdout?.destroy()
    command.child.stderr?.destroy()
    expect((await command.ended()).code).toBe(0)
    expect(collector.totals().events).toBe(200)

    const dryRun = start(['--dry-run', '-'], {}, numbered(3000, { text: 'x'.repeat(100) }))
    dryRun.child.stdout?.destroy()
    expect(await dryRun.ended()).toMatchObject({ code: 0, stderr: '3,000 events: 3,000 would be sent\n' })
  })

  it.each([[], ['--json']])('shows nobody a secret, or what is in the events: %s', async (...args) => {
    const secrets = { username: 'name-51c0', accessSecret: 'secret-9c1e', endpointKey: 'key-4f3a' }
    const collector = await work.startCollector(secrets)
    collector.play({
      kind: 'status',
      status: 400,
      message: 'Bad key-4f3a for name-51c0 with secret-9c1e: jane@example.com'
    })
    collector.play({ kind: 'redirect', status: 302, location: 'https://elsewhere.test/key-4f3a' })
    collector.play({ kind: 'reset' })
    const stdin = `${numbered(4, { traits: { email: 'jane@example.com' } })}{"email":"jane@example.com"\n`
    const { code, stdout, stderr } = await run([...args, '--retries', '0', '-'], environmentFor(collector), stdin)
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('elsewhere.test')
    expect(stdout + stderr).not.toMatch(/51c0|9c1e|4f3a|jane/)
  })
})
