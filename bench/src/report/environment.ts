import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { versions } from '../contestants/installed-destinations'
import { count } from './figures'
import { markdownTable } from './markdown-table'

/** What a git command says; empty outside a repository. */
function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: __dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/** Where and with what is measured. Load is of before the first measurement: anything over 0.5 makes figures doubtful. */
export function describeEnvironment(now: Date): string {
  const changed = git('status', '--porcelain', '--', ':/src', ':/packages', ':/package-lock.json') !== ''
  const { ours, oursCore, published, publishedCore, undici } = versions()
  const same = oursCore === publishedCore ? 'the same for both' : 'NOT the same for both'
  const rows = [
    ['date', now.toISOString().slice(0, 16).replace('T', ' ') + ' UTC'],
    ['commit', `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changed ? ', with changes' : ''}`],
    ['processor', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
    ['memory', `${count(Math.round(totalmem() / 2 ** 30))} GiB`],
    ['load before', (loadavg()[0] ?? NaN).toFixed(2)],
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
