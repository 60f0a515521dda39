import { stopOnSignals } from '@actions-movable-ink/runtime'
import { parseCommandLine } from './command'
import { RunError } from './run-error'
import { send } from './send'
import { UsageError } from './usage-error'

/** @returns undefined for an error that is a bug */
function exitCodeFor(error: unknown): number | undefined {
  if (error instanceof RunError) return 1
  return error instanceof UsageError ? 2 : undefined
}

async function main(): Promise<number> {
  const { argv, env, stdin, stdout, stderr } = process
  // Whoever reads our output may stop reading, or have no room for it; the events still want to be sent.
  for (const output of [stdout, stderr]) output.on('error', () => undefined)
  try {
    const options = parseCommandLine(argv.slice(2), env)
    if (options === undefined) return 0
    const stop = new AbortController()
    stopOnSignals(process, stop, (text) => stderr.write(text))
    return await send(options, { env, stdin, stdout, stderr, stop })
  } catch (error) {
    const code = exitCodeFor(error)
    if (code === undefined) throw error
    stderr.write(`${(error as Error).message}\n`)
    return code
  }
}

// Until its end a run has failed: a process that has nothing left to wait for ends without a word.
process.exitCode = 1
void main().then((code) => {
  process.exitCode = code
})
