import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DestinationPool, presetMappings } from '@actions-movable-ink/runtime'
import type { Mapping } from '@actions-movable-ink/runtime'
import type { Colors } from 'picocolors/types'
import destination from '../../../src/destinations/movable-ink'
import { DEFAULT_FAILED_FILE } from './command'
import type { SendOptions } from './command'
import { deliverByMappings } from './delivery/deliver-by-mappings'
import { DEFAULT_RETRY_POLICY } from './delivery/retry-policy'
import { dryRun } from './dry-run'
import { FailedFile } from './failed-file'
import { filesIn, openInputs } from './inputs'
import type { Inputs } from './inputs'
import { loadMappings } from './mappings'
import { colorsFor } from './report/colors'
import type { Output } from './report/colors'
import { describeExtracted } from './report/extracted'
import { jsonLines } from './report/json-lines'
import { live } from './report/live'
import type { InputProgress } from './report/live'
import type { Reporter } from './report/reporter'
import { readyWhen } from './ready'
import { roomIn } from './report/room'
import { rows } from './report/rows'
import { Totals } from './report/totals'
import { run } from './run'
import { memoryFor } from './run-memory'
import { describeTarget, findTarget } from './target'
import type { Target } from './target'

/** What the command works with. */
export interface SendContext {
  env: NodeJS.ProcessEnv
  stdin: Readable
  stdout: Output
  stderr: Output
  /** Stops the run early: what is in flight is finished and everything else goes to the failed file. */
  stop: AbortController
}

const SAMPLES = join(__dirname, '../../../samples')

/**
 * Sends files of events through the destination, and reports.
 *
 * @returns the exit code: 0 when everything was delivered or matched no mapping, else 1
 * @throws UsageError when the options, the files or the settings cannot be used: nothing is sent then
 * @throws RunError when reading, or keeping what was not delivered, failed on the way
 */
export async function send(options: SendOptions, context: SendContext): Promise<0 | 1> {
  const files = options.files.length > 0 ? options.files : await filesIn(SAMPLES)
  const mappings = options.mappings === undefined ? presetMappings() : await loadMappings(options.mappings)
  // Every event that waits for its next try listens; from the 11th on Node would warn.
  setMaxListeners(0, context.stop.signal)
  const inputs = await openInputs(files, context.stdin, context.stop.signal)
  if (options.dryRun) return dryRun(inputs.reads, mappings, options, context)

  const failed = await FailedFile.at(options.failed, files)
  try {
    const { settings, collector } = await findTarget(context.env)
    try {
      return await sendTo({ settings, collector }, { inputs, mappings, failed }, options, context)
    } finally {
      await collector?.close()
    }
  } finally {
    await failed.close()
  }
}

/** What is sent, and where what was not delivered is kept. */
interface Work {
  inputs: Inputs
  mappings: Mapping[]
  failed: FailedFile
}

async function sendTo(
  { settings, collector }: Target,
  { inputs, mappings, failed }: Work,
  options: SendOptions,
  { env, stdout, stderr, stop }: SendContext
): Promise<0 | 1> {
  // With --json, standard output is for the program that reads it.
  const people = options.json ? stderr : stdout
  const colors = colorsFor(people, env)
  people.write(describeTarget({ settings, collector }))

  const started = performance.now()
  const totals = new Totals()
  const reporter = options.json ? jsonLines(stdout) : reporterForPeople(stdout, colors, totals, inputs.progress)
  const pool = new DestinationPool(destination, options.concurrency)
  const { batch, retries } = options
  const retryPolicy = { ...DEFAULT_RETRY_POLICY, retries }
  const delivery = deliverByMappings({ pool, settings, mappings, retryPolicy, batch, signal: stop.signal })
  const ready = readyWhen(pool, roomIn(stdout, stop.signal))
  const memory = memoryFor(mappings, batch)
  try {
    await run(inputs.reads, { delivery, ready, reporter, totals, failed, stop, memory })
    await failed.finish()
  } finally {
    reporter.finish()
    people.write(`\n${totals.describe((performance.now() - started) / 1000, colors)}`)
  }
  if (failed.isWritten) people.write(`\n${describeFailed(options)}`)
  if (collector !== undefined) people.write(describeExtracted(collector.totals(), collector.received(), colors))
  return totals.undelivered > 0 ? 1 : 0
}

/** A word of a command line as a shell reads it. */
const quoted = (word: string) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

function describeFailed({ batch, failed, mappings }: SendOptions): string {
  const again = ['npm run send --', quoted(failed)]
  // Where it is both, it holds afterwards what is still left.
  if (failed !== DEFAULT_FAILED_FILE) again.push('--failed', quoted(failed))
  if (mappings !== undefined) again.push('--mappings', quoted(mappings))
  if (batch) again.push('--batch')
  return `What was not delivered is kept in ${failed}. To send it again:\n  ${again.join(' ')}\n`
}

const reporterForPeople = (out: Output, colors: Colors, totals: Totals, progress: InputProgress): Reporter =>
  out.isTTY ? live(out, colors, totals, progress) : rows(out, colors)
