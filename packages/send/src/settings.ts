import { basicAuthorization } from '../../../src/destinations/movable-ink/credentials'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { parseMovableInkUrl } from '../../../src/destinations/movable-ink/movable-ink-url'
import { UsageError } from './usage-error'

/** Where each setting comes from. Never a flag: flags stay in the shell's history and show in the process list. */
const VARIABLES = {
  movable_ink_url: 'MOVABLE_INK_URL',
  username: 'MOVABLE_INK_USERNAME',
  password: 'MOVABLE_INK_ACCESS_SECRET'
} as const satisfies Record<keyof Settings, string>

const NAMES = Object.values(VARIABLES)

/**
 * The destination's settings from the environment; undefined when none of the three variables is set.
 *
 * @throws UsageError when only some are set, or the destination would refuse one
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings | undefined {
  const settings = {
    movable_ink_url: env[VARIABLES.movable_ink_url] ?? '',
    username: env[VARIABLES.username] ?? '',
    password: env[VARIABLES.password] ?? ''
  }
  const missing = NAMES.filter((variable) => !env[variable])
  if (missing.length === NAMES.length) return undefined
  if (missing.length > 0) {
    throw new UsageError(
      `Not set: ${missing.join(', ')}. Set all of ${NAMES.join(', ')}, or none to use a collector started for the run.`
    )
  }
  try {
    parseMovableInkUrl(settings.movable_ink_url)
    basicAuthorization(settings)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'The settings cannot be used.'
    throw new UsageError(`${reason} The settings come from ${NAMES.join(', ')}.`)
  }
  return settings
}
