import { Readable } from 'node:stream'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { parseCommandLine } from './command'
import { send } from './send'
import { TextStream } from './testing/text-stream'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()

const event = { type: 'track', event: 'Order Completed', userId: 'user-1', messageId: 'message-1' }
const times = { timestamp: '2026-03-04T05:06:07Z', receivedAt: '2026-03-04T05:06:08Z' }

/** The command with `--dry-run`, in this process, and everything it wrote. */
async function dryRun(args: string[], env: NodeJS.ProcessEnv = {}, stop = new AbortController()) {
  const options = parseCommandLine(['--dry-run', '--failed', work.path('failed.ndjson'), ...args])
  const [stdout, stderr] = [new TextStream(), new TextStream()]
  if (options === undefined) throw new Error('no options')
  const code = await send(options, { env, stdin: Readable.from([]), stdout, stderr, stop })
  return { code, stdout: stdout.text, stderr: stderr.text }
}

describe('--dry-run', () => {
  it('shows each request with its body, everything secret masked, and sends nothing', async () => {
    const collector = await work.startCollector({ username: 'access-key-id', accessSecret: 'access-secret-9c1e' })
    const mappings = await work.write(
      'mappings.json',
      JSON.stringify([
        {
          name: 'With headers',
          subscribe: 'type = "track"',
          mapping: { data: { '@path': '$.' }, headers: { 'X-Token': 'token-77d1', Cookie: 'c=1' } }
        }
      ])
    )
    const file = await work.write('events.json', JSON.stringify([{ ...event, ...times }, { type: 'alias' }]))
    const { code, stdout, stderr } = await dryRun(['--mappings', mappings, file], environmentFor(collector))
    expect(stdout).toBe(
      [
        `POST ${collector.origin}/behavioral/•••`,
        'X-Token: ••• (10 characters)',
        'Cookie: ••• (3 characters)',
        'authorization: Basic •••',
        'content-type: application/json',
        '',
        JSON.stringify({ ...event, ...times }),
        '',
        ''
      ].join('\n')
    )
    expect(stderr).toBe('2 events: 1 would be sent, 1 not matched\n')
    expect(code).toBe(0)
    expect(collector.totals().requests).toBe(0)
    expect(stdout + stderr).not.toMatch(/access-key-id|9c1e|77d1/)
    expect(stdout + stderr).not.toContain(collector.endpointKey)
  })

  it('needs no settings, and nothing to connect to', async () => {
    const { code, stdout } = await dryRun([await work.write('events.json', JSON.stringify(event))])
    expect(stdout).toMatch(
      /^POST https:\/\/collector\.movableink-dmz\.com\/behavioral\/•••\nauthorization: Basic •••\n/
    )
    expect(code).toBe(0)
  })

  it('masks a query and every other part of the path', async () => {
    const env = { MOVABLE_INK_USERNAME: 'name', MOVABLE_INK_ACCESS_SECRET: 'secret' }
    const url = 'https://proxy.example/v2/behavioral/key-1/x?token=abc#d'
    const { stdout } = await dryRun([await work.write('events.json', '{"type":"page"}')], {
      ...env,
      MOVABLE_INK_URL: url
    })
    expect(stdout.split('\n')[0]).toBe('POST https://proxy.example/•••')
  })

  it('gives one JSON line a request with --json', async () => {
    const file = await work.write('events.ndjson', '{"type":"page","messageId":"a"}\n{"type":"page","messageId":"b"}\n')
    const { stdout } = await dryRun(['--json', file])
    const requests = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { body: string; headers: object })
    expect(requests.map(({ body }) => (JSON.parse(body) as { messageId: string }).messageId)).toEqual(['a', 'b'])
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://collector.movableink-dmz.com/behavioral/•••',
      headers: { authorization: 'Basic •••', 'content-type': 'application/json' }
    })
  })

  it('tells of what would not be sent, keeps nothing and ends with 1', async () => {
    const mapping = { data: { '@path': '$.' }, headers: { 'X-Name': { '@path': '$.properties.name' } } }
    const mappings = await work.write(
      'mappings.json',
      JSON.stringify([{ name: 'Bad header', subscribe: 'type = "track"', mapping }])
    )
    const file = await work.write('events.ndjson', `{"type":"track","properties":{"name":"Zoë-9c1e"}}\n{"broken\n`)
    const { code, stdout, stderr } = await dryRun(['--mappings', mappings, file])
    expect(stdout).toBe('')
    expect(stderr).toContain('2 events: 1 would be discarded, 1 malformed\n')
    expect(stderr).toContain('X-Name')
    expect(stderr).toContain('1 × Malformed: not valid JSON')
    expect(stderr).not.toContain('9c1e')
    expect(code).toBe(1)
    expect(await work.names()).toEqual(['events.ndjson', 'mappings.json'])
  })

  it('shows the batches that would be sent with --batch', async () => {
    const mapping = {
      data: { '@path': '$.' },
      headers: { 'x-store': { '@path': '$.properties.store' } },
      batch_size: 2
    }
    const mappings = await work.write(
      'mappings.json',
      JSON.stringify([{ name: 'By store', subscribe: 'type = "track"', mapping }])
    )
    const events = ['north', 'south', 'north', 'north'].map((store, index) => {
      return { ...event, messageId: `m${index}`, ...times, properties: { store } }
    })
    const file = await work.write('events.json', JSON.stringify([...events, { type: 'alias' }]))
    const { code, stdout, stderr } = await dryRun(['--batch', '--json', '--mappings', mappings, file])
    const requests = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { body: string; headers: object })
    expect(requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { events: [events[0], events[2]] },
      { events: [events[1]] },
      { events: [events[3]] }
    ])
    expect(requests[0]?.headers).toMatchObject({ 'x-store': '••• (5 characters)', authorization: 'Basic •••' })
    expect(stderr).toBe('5 events: 4 would be sent, 1 not matched\n')
    expect(code).toBe(0)
  })

  it('refuses settings that cannot be used', async () => {
    const file = await work.write('events.json', '{}')
    await expect(dryRun([file], { MOVABLE_INK_USERNAME: 'name' })).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('Not set: MOVABLE_INK_URL, MOVABLE_INK_ACCESS_SECRET.') as string
    })
  })
})
