import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { commandsForTests } from '../testing/commands'
import { newDataFolder } from '../testing/store-template'

const run = promisify(execFile)
const start = commandsForTests()
const MAIN = join(__dirname, 'main.ts')

let dataFolder: string
beforeEach(async () => {
  dataFolder = await newDataFolder()
})
afterEach(() => rm(dataFolder, { recursive: true }))

const npmStart = (...args: string[]) => start(MAIN, ['--port', '0', ...args], { MOVABLE_INK_DATA: dataFolder })

/** The lines between two others, without their indentation. */
const between = (text: string, from: string, to: string) =>
  (text.split(`${from}\n`)[1] ?? '').split(`\n${to}`)[0]?.replace(/^ {2}/gm, '') ?? ''

/** What the printed command tells of the deliveries. */
async function deliveriesBy(report: string, environment: Record<string, string> = {}) {
  const command = between(report, 'See what became of it', 'Ctrl-C')
  const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, ...environment } })
  return JSON.parse(stdout) as { deliveries: unknown[] }
}

const writeKeyIn = (text: string) => /write key (\S+)/.exec(text)?.[1]

describe('npm start', () => {
  it('prints commands that send events, which arrive at Movable Ink, and ask for them with the token', async () => {
    const environment = { MOVABLE_INK_DATA: dataFolder, MOVABLE_INK_API_TOKEN: 'a-token-of-32-characters-at-most' }
    const command = start(MAIN, ['--port', '0', '--host', '0.0.0.0'], environment)
    await command.says('Requests that Movable Ink gets:')
    const { stdout } = command.output
    await run('sh', ['-c', between(stdout, 'Send an event', 'Or with')])
    await command.says('1 event ')
    const program = between(stdout, 'Or with @segment/analytics-node', 'See what')
    await run(process.execPath, ['-e', program], { cwd: __dirname })
    const requests = () => command.output.stdout.match(/^ {2}\S+ {2}200 {2}POST/gm) ?? []
    await until(() => requests().length >= 3)
    expect(requests()).toHaveLength(3)
    const { deliveries } = await deliveriesBy(stdout, environment)
    expect(deliveries).toHaveLength(3)
    expect(Object.values(command.output).join('')).not.toContain(environment.MOVABLE_INK_API_TOKEN)
  })

  it('stops on Ctrl-C, and the next start has the same source and write key', async () => {
    const first = npmStart()
    await first.says('Requests that Movable Ink gets:')
    first.signal('SIGINT')
    expect((await first.ended()).code).toBe(0)
    const second = npmStart()
    await second.says('Requests that Movable Ink gets:')
    expect(writeKeyIn(second.output.stdout)).toBe(writeKeyIn(first.output.stdout))
    expect(await deliveriesBy(second.output.stdout)).toEqual({ deliveries: [], next: null })
  })

  it('stops on Ctrl-C while it starts, and prints no report then', async () => {
    const files = readdirSync(dataFolder).length
    const command = npmStart()
    // The collector's own come first.
    while (readdirSync(dataFolder).length === files) await sleep(10)
    command.signal('SIGINT')
    const { code, stdout, stderr } = await command.ended()
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toContain('Stopping: ')
  })

  it('says in one sentence that the data folder is in use, and ends with 2', async () => {
    const first = npmStart()
    await first.says('Requests that Movable Ink gets:')
    const { code, stderr } = await npmStart().ended()
    expect([code, stderr]).toEqual([
      2,
      `The data folder ${dataFolder} is in use by another pipeline. Stop that one, or name another folder with --data or MOVABLE_INK_DATA.\n`
    ])
  })

  it('says in one sentence that the key file is broken, and ends with 2', async () => {
    await writeFile(join(dataFolder, 'pipeline.key'), 'not a key\n')
    const { code, stderr } = await npmStart().ended()
    expect([code, stderr]).toEqual([
      2,
      `The key file ${dataFolder}/pipeline.key is broken: it must hold 32 bytes in base64. Restore it; without it no secret in the store can be read.\n`
    ])
  })

  it('says in one sentence that the port is in use, and ends with 2', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { code, stderr } = await npmStart('--port', String(port)).ended()
    server.close()
    expect([code, stderr]).toEqual([
      2,
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or choose another with --port.\n`
    ])
  })

  it.each([
    ['--port', '70000', /It must be a whole number from 0 to 65535\./],
    ['--role', 'boss', /Allowed choices are all, ingest, worker\./],
    ['--colour', 'red', /unknown option '--colour'/]
  ])('refuses %s %s, and ends with 2', async (flag, value, message) => {
    const { code, stderr } = await npmStart(flag, value).ended()
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
