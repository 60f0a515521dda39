import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { versions } from '../contestants/installed-destinations'
import { count, percent } from './figures'
import { markdownTable } from './markdown-table'

/** What a git command says; empty outside a repository. */
function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: __dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/** How long the machine is watched before anything is measured, in ms. */
const WATCHED_MS = 3000

/** The time all cores have spent, and how much of it with nothing to do. */
const times = () => cpus().map(({ times }) => ({ all: Object.values(times).reduce((a, b) => a + b), idle: times.idle }))

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** How busy others keep the machine: measured while this process sleeps. */
async function busyShare(): Promise<number> {
  const before = times()
  await sleep(WATCHED_MS)
  const after = times()
  const spent = (key: 'all' | 'idle') => sum(after.map((core) => core[key])) - sum(before.map((core) => core[key]))
  return 1 - spent('idle') / spent('all')
}

/** Where and with what is measured. On a machine that others keep busy, figures mean little. */
export async function describeEnvironment(now: Date): Promise<string> {
  const changed = git('status', '--porcelain', '--', ':/src', ':/packages', ':/package-lock.json') !== ''
  const { ours, oursCore, published, publishedCore, undici } = versions()
  const same = oursCore === publishedCore ? 'the same for both' : 'NOT the same for both'
  const rows = [
    ['date', now.toISOString().slice(0, 16).replace('T', ' ') + ' UTC'],
    ['commit', `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changed ? ', with changes' : ''}`],
    ['processor', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
    ['memory', `${count(Math.round(totalmem() / 2 ** 30))} GiB`],
    ['busy with something else', `${percent(await busyShare())}, before the first measurement`],
    ['system', `${type()} ${release()}, ${process.arch}`],
    ['Node', process.version],
    ['ours', `${ours}, compiled as it ships; \`@segment/actions-core\` ${oursCore}`],
    [
      'published',
      `\`@segment/action-destinations\` ${published}; \`@segment/actions-core\` ${publishedCore} (${same})`
    ],
    ['undici', undici]
  ]
  return markdownTable(['', ''], rows, ['left', 'left'])
}
