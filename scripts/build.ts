/** `npm run build`: the plugin as it is published, in `dist/`: compiled, with types and its metadata. */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..')

// A file that is gone from src/ must not stay in the package.
rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit'
})
cpSync(
  join(root, 'src/destinations/movable-ink/metadata.json'),
  join(root, 'dist/destinations/movable-ink/metadata.json')
)
