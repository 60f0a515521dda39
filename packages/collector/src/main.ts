import { NothingToStart, parseCommandLine } from './cli/command-line'
import { keptCredentials } from './cli/kept-credentials'
import { requestLine, totalsReport } from './cli/request-line'
import { startReport } from './cli/start-report'
import { defaultDataFolder, startCollector, type Collector } from './collector'
import { CollectorError } from './collector-error'
import { openDataFolder } from './data-folder'
import { loadEventMappings } from './event-mappings/load-event-mappings'

const WRONG_USAGE = 2

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const main = async (): Promise<void> => {
  const { port, host, rateLimit, fault, quiet, ...commandLine } = parseCommandLine(process.argv.slice(2))
  const dataFolder = commandLine.data ?? defaultDataFolder()
  const eventMappings =
    commandLine.eventMappings === undefined ? undefined : await loadEventMappings(commandLine.eventMappings)
  const collector = await startCollector({
    ...(await keptCredentials(await openDataFolder(dataFolder), process.env)),
    port,
    host,
    rateLimit,
    dataFolder,
    eventMappings,
    onAnswered: quiet ? undefined : (request) => print(requestLine(request))
  })
  fault?.forEach(collector.play)
  stopOnSignal(collector)
  print(startReport(collector, host))
}

const stopOnSignal = (collector: Collector): void => {
  let stopping: Promise<void> | undefined
  // npm passes a Ctrl-C on that the terminal sent already: the second one changes nothing.
  const stop = (): void => {
    stopping ??= collector.close().then(() => print(`\n${totalsReport(collector.totals())}`))
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  if (error instanceof NothingToStart) {
    process.exitCode = error.exitCode
  } else if (error instanceof CollectorError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = WRONG_USAGE
  } else {
    throw error
  }
})
