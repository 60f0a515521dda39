import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Builds the workbench, unless it is built as its files are now. `npm start` runs it first.

const ROOT = join(__dirname, '..')
const WORKBENCH = join(ROOT, 'packages/workbench')
const BUILT = join(WORKBENCH, 'dist/.built')

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A hash of everything that the build is made of. */
function stateOfFiles(): string {
  const single = ['index.html', 'vite.config.mts', 'package.json'].map((name) => join(WORKBENCH, name))
  const files = [
    ...single,
    join(ROOT, 'package-lock.json'),
    ...['src', 'public'].flatMap((name) => filesIn(join(WORKBENCH, name))),
    ...filesIn(join(ROOT, 'samples'))
  ]
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file.slice(ROOT.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

const state = stateOfFiles()
if (!existsSync(BUILT) || readFileSync(BUILT, 'utf8') !== state) {
  process.stdout.write('Building the workbench; this is done once.\n')
  const { status } = spawnSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], {
    cwd: WORKBENCH,
    stdio: 'inherit'
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(BUILT, state)
}
