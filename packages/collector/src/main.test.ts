import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import path from 'node:path'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
const running = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await collectors.cleanUp()
})

const MAIN = path.join(__dirname, 'main.ts')

interface Run {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** Waits until the text is on stdout. */
  says(text: string): Promise<void>
  /** Waits for the end. */
  exitCode(): Promise<number | null>
}

const run = (args: string[], env: NodeJS.ProcessEnv = {}): Run => {
  // One process, so that ending it ends all: the tsx command would leave a child behind when killed.
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env: { PATH: process.env.PATH, ...env } })
  running.add(child)
  const closed = once(child, 'close')
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()))
  return {
    child,
    output,
    async says(text) {
      while (!output.stdout.includes(text)) await Promise.race([once(child.stdout, 'data'), closed.then(fail(output))])
    },
    async exitCode() {
      await closed
      running.delete(child)
      return child.exitCode
    }
  }
}

const fail = (output: Run['output']) => () => {
  throw new Error(`ended: ${JSON.stringify(output)}`)
}

/** The value beside a label in what is printed at the start. */
const printed = ({ output }: Run, label: string): string =>
  new RegExp(`^ +${label} +(\\S+)$`, 'm').exec(output.stdout)?.[1] ?? ''

const post = async (started: Run, ca: string, body: string): Promise<string> => {
  const auth = `${printed(started, 'User name')}:${printed(started, 'Access secret')}`
  const sent = request(printed(started, 'URL'), { method: 'POST', ca, auth, agent: false }).end(body)
  const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer>]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return (JSON.parse(Buffer.concat(chunks).toString()) as { request_id: string }).request_id
}

describe('npm run collector', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says how to use it, tells of each request and stops on %s with the totals',
    async (signal) => {
      const folder = path.join(await collectors.folder(), 'data')
      const started = run(['--port', '0', '--data', folder, '--fault', '{"kind":"status","status":503}'])
      await started.says('Ctrl-C')
      const ca = await readFile(path.join(folder, 'ca.pem'), 'utf8')
      const failed = await post(started, ca, '{"type":"page"}')
      const accepted = await post(started, ca, '{"type":"page"}')
      const refused = await post(started, ca, '{"type":"alias","email":"jane@example.com"}')
      await started.says('alias')
      started.child.kill(signal)

      expect(await started.exitCode()).toBe(0)
      const { stdout, stderr } = started.output
      const [report = '', lines = ''] = stdout.split('Ctrl-C stops it.')
      expect(report).toContain(`export MOVABLE_INK_URL=${printed(started, 'URL')}\n`)
      expect(report).toContain(`export NODE_EXTRA_CA_CERTS=${folder}/ca.pem\n`)
      expect(report).toMatch(/curl --cacert \S+\/ca\.pem 'https:\/\/127\.0\.0\.1:\d+\/_received\?limit=10'/)
      expect(report).not.toContain('Warning')
      expect(lines).toMatch(
        new RegExp(`\\d\\d:\\d\\d:\\d\\d {2}503 {2}POST {2}0 events {5}${failed} {2}fault: status\\n`)
      )
      expect(lines).toMatch(new RegExp(` {2}200 {2}POST {2}1 event {6}${accepted}\\n`))
      expect(lines).toMatch(new RegExp(` {2}422 {2}POST {2}0 events {5}${refused} {2}no active .+ type "alias"\\n`))
      expect(lines).toContain('3 requests: 1 accepted with 1 event, 2 rejected\n')
      expect(lines).toMatch(/^ {2}Page +1$/m)
      for (const secret of ['URL', 'User name', 'Access secret'].map((label) => printed(started, label))) {
        expect(lines).not.toContain(secret.split('/').at(-1))
      }
      expect(lines).not.toContain('jane')
      expect(stderr).toBe('')
    },
    30_000
  )

  it('gives two that start at once, and the next, the same credentials and authority, for their owner alone', async () => {
    const folder = await collectors.folder()
    const startOnce = async (): Promise<string[]> => {
      const started = run(['--port', '0', '--data', folder])
      await started.says('Ctrl-C')
      const requestId = await post(started, await readFile(path.join(folder, 'ca.pem'), 'utf8'), '{"type":"page"}')
      await started.says(`200  POST  1 event      ${requestId}`)
      started.child.kill('SIGTERM')
      expect(await started.exitCode()).toBe(0)
      const endpointKey = printed(started, 'URL').split('/').at(-1) ?? ''
      return [endpointKey, printed(started, 'User name'), printed(started, 'Access secret')]
    }
    const [one, other] = await Promise.all([startOnce(), startOnce()])
    const ca = await readFile(path.join(folder, 'ca.pem'), 'utf8')
    expect([other, await startOnce()]).toEqual([one, one])
    expect(await readFile(path.join(folder, 'ca.pem'), 'utf8')).toBe(ca)
    expect((await stat(path.join(folder, 'collector-credentials.json'))).mode & 0o777).toBe(0o600)
  }, 30_000)

  it('takes credentials from the environment, is quiet when asked, and warns when other machines are let in', async () => {
    const folder = await collectors.folder()
    const started = run(['--port', '0', '--host', '0.0.0.0', '--quiet'], {
      MOVABLE_INK_DATA: folder,
      MOVABLE_INK_ENDPOINT_KEY: 'my-key',
      MOVABLE_INK_USERNAME: 'my-name',
      MOVABLE_INK_ACCESS_SECRET: "it's mine"
    })
    await started.says('Ctrl-C')
    expect(started.output.stdout).toContain('Warning: on 0.0.0.0 other machines can reach this collector')
    expect(started.output.stdout).toContain(`export MOVABLE_INK_ACCESS_SECRET='it'\\''s mine'\n`)
    expect([printed(started, 'URL').split('/').at(-1), printed(started, 'User name')]).toEqual(['my-key', 'my-name'])
    await post(started, await readFile(path.join(folder, 'ca.pem'), 'utf8'), '{}')
    started.child.kill('SIGTERM')
    expect(await started.exitCode()).toBe(0)
    expect(started.output.stdout.split('Ctrl-C stops it.')[1]).toMatch(
      /^\n+1 request: 0 accepted with 0 events, 1 rejected\n/
    )
  }, 30_000)

  it('delays many requests at once without a warning', async () => {
    const folder = await collectors.folder()
    const started = run(['--port', '0', '--data', folder, '--fault', '{"kind":"delay","ms":200,"times":20}'])
    await started.says('Ctrl-C')
    const ca = await readFile(path.join(folder, 'ca.pem'), 'utf8')
    await Promise.all(Array.from({ length: 20 }, () => post(started, ca, '{"type":"page"}')))
    started.child.kill('SIGTERM')
    expect(await started.exitCode()).toBe(0)
    expect(started.output.stdout).toContain('20 requests: 20 accepted with 20 events, 0 rejected')
    expect(started.output.stderr).toBe('')
  }, 30_000)

  it('refuses to start with one sentence and exit code 2', async () => {
    const folder = await collectors.folder()
    const { port } = await collectors.start()
    const mappings = path.join(folder, 'mappings.json')
    await writeFile(mappings, '{"eventMappings":[{"name":"Mine","match":".type = = 1","fields":{}}]}')
    await writeFile(path.join(folder, 'file'), '')
    const cases: [string[], string][] = [
      [['--data', folder, '--port', String(port)], `Port ${port} on 127.0.0.1 is in use. Choose another with --port.`],
      [['--data', folder, '--event-mappings', mappings], 'event mapping "Mine": match is not valid jq'],
      [['--data', path.join(folder, 'file', 'data')], 'cannot be written to (ENOTDIR)'],
      [['--port', '65536'], 'Give a whole number from 0 to 65535.'],
      [['--fault', '{"kind":"fire"}'], 'Not a fault: kind: '],
      [['--colour'], "unknown option '--colour'"]
    ]
    const ended = await Promise.all(
      cases.map(async ([args, message]) => {
        const started = run(args)
        return { code: await started.exitCode(), ...started.output, message }
      })
    )
    for (const { code, stdout, stderr, message } of ended) {
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(message)
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    }
  }, 60_000)

  it('explains itself with --help', async () => {
    const started = run(['--help'])
    expect(await started.exitCode()).toBe(0)
    expect(started.output.stdout).toContain('--event-mappings <file>')
  }, 30_000)
})
