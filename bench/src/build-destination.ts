import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

/** The root's own packages, without which nothing can be built or measured. */
const NEEDED = ['@segment/actions-core', '@segment/analytics-node', 'tsx', 'typescript', 'selfsigned']

/**
 * Builds the destination as it ships.
 *
 * @throws Error when the repository's packages are not installed, or it does not compile
 */
export function buildDestination(): void {
  const missing = NEEDED.filter((name) => !existsSync(join(ROOT, 'node_modules', name)))
  if (missing.length > 0) {
    throw new Error(
      `The repository's packages are not installed (${missing.join(', ')}). Run npm ci in its root first.`
    )
  }
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: ROOT, stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
    throw new Error(`The destination does not build.\n${stdout?.toString() ?? ''}${stderr?.toString() ?? ''}`)
  }
}
