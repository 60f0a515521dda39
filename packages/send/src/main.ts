import { CollectorError } from '@actions-movable-ink/collector'
import { parseCommandLine } from './command'
import { send } from './send'
import { UsageError } from './usage-error'

const stop = new AbortController()

process.on('SIGINT', () => {
  // The second one ends the process at once.
  if (stop.signal.aborted) process.exit(130)
  process.stderr.write('\nStopping: finishing what is in flight. Press Ctrl-C again to quit at once.\n')
  stop.abort()
})
process.on('SIGTERM', () => stop.abort())

// Whoever reads our output may stop reading; the events still want to be sent.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

async function main(): Promise<number> {
  try {
    const options = parseCommandLine(process.argv.slice(2))
    if (options === undefined) return 0
    const { env, stdin, stdout, stderr } = process
    return await send(options, { env, stdin, stdout, stderr, stop })
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof CollectorError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

void main().then((code) => {
  process.exitCode = code
})
