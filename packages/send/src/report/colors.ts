import type { Writable } from 'node:stream'
import { createColors } from 'picocolors'
import type { Colors } from 'picocolors/types'

/** Somewhere to write to, which may be a terminal. */
export type Output = Writable & { isTTY?: boolean }

/**
 * The colours for an output: those of a terminal that has them, unless `NO_COLOR` is set; everywhere with
 * `FORCE_COLOR`. By itself picocolors goes by the process's own standard output, and colours whatever CI captures.
 */
export function colorsFor(out: Output, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): Colors {
  const isColorTerminal = out.isTTY === true && TERM !== 'dumb' && !NO_COLOR
  return createColors(Boolean(FORCE_COLOR) || isColorTerminal)
}
