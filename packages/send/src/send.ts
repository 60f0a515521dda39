import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import pc from 'picocolors'
import destination from '../../../src/destinations/movable-ink'
import type { SendOptions } from './command'
import { DEFAULT_RETRY_POLICY } from './delivery/deliver'
import { deliverByMappings } from './delivery/deliver-by-mappings'
import { DestinationPool } from './delivery/destination-pool'
import { dryRun } from './dry-run'
import { FailedFile } from './failed-file'
import { filesIn, openInputs } from './inputs'
import { loadMappings, presetMappings } from './mappings'
import { describeExtracted } from './report/extracted'
import { jsonLines } from './report/json-lines'
import { live } from './report/live'
import type { InputProgress } from './report/live'
import type { Reporter } from './report/reporter'
import { rows } from './report/rows'
import { Totals } from './report/totals'
import { run } from './run'
import { describeTarget, findTarget } from './target'

/** What the command works with. */
export interface SendContext {
  env: NodeJS.ProcessEnv
  stdin: Readable
  stdout: Writable & { isTTY?: boolean }
  stderr: Writable
  /** Stops the run early: what is in flight is finished and everything else goes to the failed file. */
  stop: AbortController
}

const SAMPLES = join(__dirname, '../../../samples')

/**
 * Sends files of events through the destination, and reports.
 *
 * @returns the exit code: 0 when everything was delivered or matched no mapping, else 1
 * @throws UsageError when the options, the files or the settings cannot be used
 */
export async function send(options: SendOptions, context: SendContext): Promise<0 | 1> {
  const files = options.files.length > 0 ? options.files : await filesIn(SAMPLES)
  const mappings = options.mappings === undefined ? presetMappings() : await loadMappings(options.mappings)
  const inputs = await openInputs(files, context.stdin)
  if (options.dryRun) return dryRun(inputs.reads, mappings, context)

  const { stdout, stderr, stop } = context
  const { settings, collector } = await findTarget(context.env)
  try {
    // With --json, standard output is for the program that reads it.
    const people = options.json ? stderr : stdout
    people.write(describeTarget({ settings, collector }))

    const started = performance.now()
    const totals = new Totals()
    const reporter = chooseReporter(options, stdout, totals, inputs.progress)
    const failed = await FailedFile.at(options.failed, files)
    const pool = new DestinationPool(destination, options.concurrency)
    const retryPolicy = { ...DEFAULT_RETRY_POLICY, retries: options.retries }
    const deliver = deliverByMappings(pool, settings, mappings, retryPolicy, stop.signal)
    try {
      await run(inputs.reads, { deliver, ready: () => pool.ready(), reporter, totals, failed, stop })
    } finally {
      reporter.finish()
      await failed.close()
    }

    people.write(`\n${totals.describe((performance.now() - started) / 1000, pc)}`)
    if (totals.undelivered > 0) people.write(`\n${describeFailed(failed.path)}`)
    if (collector !== undefined) people.write(describeExtracted(collector.totals(), collector.received(), pc))
    return totals.undelivered > 0 ? 1 : 0
  } finally {
    await collector?.close()
  }
}

const describeFailed = (path: string) =>
  `What was not delivered is kept in ${path}. To send it again: npm run send -- ${path}\n`

function chooseReporter(
  { json }: SendOptions,
  stdout: SendContext['stdout'],
  totals: Totals,
  progress: InputProgress
): Reporter {
  if (json) return jsonLines(stdout)
  return stdout.isTTY ? live(stdout, pc, totals, progress) : rows(stdout, pc)
}
