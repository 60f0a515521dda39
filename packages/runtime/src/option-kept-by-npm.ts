/**
 * What npm does with an option that was meant for a command, when the two dashes before it are missing: it keeps it for
 * itself, in a variable, and the command would run without it.
 *
 * @param options of the command, as commander has them
 * @returns the first that npm kept, such as `--dry-run`
 */
export function optionKeptByNpm(
  options: readonly { long?: string | null }[],
  env: NodeJS.ProcessEnv
): string | undefined {
  for (const { long } of options) {
    if (long && env[`npm_config_${long.slice(2).replaceAll('-', '_')}`] !== undefined) return long
  }
  return undefined
}
