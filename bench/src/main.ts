import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { QUICK, WHOLE } from './bench'
import type { Amount, Bench } from './bench'
import { buildDestination } from './build-destination'
import { parseOptions, USAGE } from './options'
import type { Options } from './options'
import { Processes } from './processes/processes'
import { describeEnvironment } from './report/environment'
import { describe } from './report/report'
import { reportsOf } from './report/reports'
import type { Results } from './report/results'
import { measureBatches } from './sections/batches/measure'
import { measureLatency } from './sections/latency/measure'
import { measureOneEvent } from './sections/one-event/measure'
import { measurePipeline } from './sections/pipeline/measure'
import { measureCosts } from './sections/profile/measure'
import { measureSend } from './sections/send/measure'
import { startServer } from './server/start-server'

const progress = (text: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

async function measureSections(bench: Bench, sections: ReadonlySet<number>): Promise<Results> {
  const results: Results = {}
  if (sections.has(1)) results.oneEvent = await measureOneEvent(bench)
  if (sections.has(2)) results.batches = await measureBatches(bench)
  if (sections.has(3)) results.costs = await measureCosts(bench)
  if (sections.has(4)) results.send = await measureSend(bench)
  if (sections.has(5)) results.latency = await measureLatency(bench)
  if (sections.has(6)) results.pipeline = await measurePipeline(bench)
  return results
}

function amountOf({ quick, minutes }: Options): Amount {
  const amount = quick ? QUICK : WHOLE
  if (minutes === undefined) return amount
  return { ...amount, pipeline: { ...amount.pipeline, sustainedSeconds: minutes * 60 } }
}

async function run(options: Options): Promise<void> {
  const { quick, sections } = options
  progress('building the destination')
  buildDestination()
  const environment = await describeEnvironment(new Date())
  const processes = new Processes()
  const server = await startServer(processes)
  const results = await measureSections({ amount: amountOf(options), server, processes, progress }, sections)
  const report = describe(results, environment, quick)
  process.stdout.write(report)
  if (quick) return
  for (const { file, of } of reportsOf(results, sections)) {
    writeFileSync(join(__dirname, '..', file), describe(of, environment, quick))
  }
}

function readOptions(): Options | undefined {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`)
    process.exitCode = 2
    return undefined
  }
}

const options = readOptions()
if (options !== undefined) {
  run(options).then(
    // Whatever is left running ends with this process.
    () => process.stdout.write('', () => process.exit(0)),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    }
  )
}
