import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startCollector } from '@actions-movable-ink/collector'
import type { Collector } from '@actions-movable-ink/collector'

const run = promisify(execFile)
const root = join(__dirname, '..')
const MINUTES = 60_000

/** A user's own program: the plugin from the package alone, sending one event. */
const PROGRAM = `
const { Destination } = require('@segment/actions-core')
const { movableInk, destinations } = require('actions-movable-ink')

const [url, username, password] = process.argv.slice(2)
const settings = { movable_ink_url: url, username, password, subscriptions: movableInk.presets }
const event = { type: 'track', event: 'Package Installed', userId: 'user-1' }
new Destination(movableInk).onEvent(event, settings).then((results) => {
  console.log(JSON.stringify({ slugs: Object.keys(destinations), ended: results.at(-1).output }))
})
`

interface Packed {
  filename: string
  files: { path: string }[]
}

let folder: string
let packed: Packed
let collector: Collector

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  collector = await startCollector({ dataFolder: join(folder, 'data') })
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: root })
  packed = (JSON.parse(stdout) as [Packed])[0]
}, 2 * MINUTES)
afterAll(async () => {
  await collector.close()
  rmSync(folder, { recursive: true })
})

describe('what npm pack makes', () => {
  it('holds the compiled plugin with its types and metadata, the README and the licence, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/index.d.ts',
        'dist/index.js',
        'dist/destinations/movable-ink/index.js',
        'dist/destinations/movable-ink/metadata.json',
        'package.json'
      ])
    )
    const known =
      /^(LICENSE|README\.md|package\.json|dist\/[\w/-]+\.(js|d\.ts)|dist\/destinations\/movable-ink\/metadata\.json)$/
    expect(paths.filter((path) => !known.test(path) || path.includes('__tests__'))).toEqual([])
  })

  it(
    'works alone: installed with plain npm in an empty folder, it loads and delivers an event',
    async () => {
      const user = mkdtempSync(join(folder, 'user-'))
      writeFileSync(join(user, 'package.json'), '{ "private": true }')
      writeFileSync(join(user, 'program.js'), PROGRAM)
      await run('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, packed.filename)], { cwd: user })

      const { url, username, accessSecret, caCertificateFile } = collector
      const { stdout } = await run(process.execPath, ['program.js', url, username, accessSecret], {
        cwd: user,
        env: { ...process.env, NODE_EXTRA_CA_CERTS: caCertificateFile }
      })
      expect(JSON.parse(stdout)).toEqual({ slugs: ['actions-movable-ink'], ended: 'Action Executed' })
      expect(collector.received().map(({ event }) => event.event)).toEqual(['Package Installed'])
    },
    5 * MINUTES
  )
})
