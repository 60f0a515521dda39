import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import pc from 'picocolors'
import destination from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import type { SendOptions } from './command'
import { DEFAULT_RETRY_POLICY } from './delivery/deliver'
import { deliverByMappings } from './delivery/deliver-by-mappings'
import { DestinationPool } from './delivery/destination-pool'
import { printRequest, withoutSending } from './dry-run'
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
import { readSettings } from './settings'
import { findTarget } from './target'
import type { Target } from './target'

/** What the command works with; the process's own by default. */
export interface SendContext {
  env: NodeJS.ProcessEnv
  stdin: Readable
  stdout: Writable & { isTTY?: boolean }
  stderr: Writable
  /** Stops the run early: what is in flight is finished and everything else goes to the failed file. */
  stop: AbortController
}

const SAMPLES = join(__dirname, '../../../samples')

/** What a dry run shows requests for when no settings are there: an address of Movable Ink's, and no credentials. */
const PLACEHOLDER_SETTINGS: Settings = {
  movable_ink_url: 'https://collector.movableink-dmz.com/behavioral/endpoint-key',
  username: 'username',
  password: 'access secret'
}

/**
 * Sends files of events through the destination, and reports.
 *
 * @returns the exit code: 0 when everything was delivered or matched no mapping, else 1
 * @throws UsageError when the options, the files or the settings cannot be used
 */
export async function send(options: SendOptions, context: SendContext): Promise<0 | 1> {
  const files = options.files.length > 0 ? options.files : await filesIn(SAMPLES)
  const mappings = options.mappings === undefined ? presetMappings() : await loadMappings(options.mappings)
  const { reads, progress } = await openInputs(files, context.stdin)

  const { settings, collector } = await chooseTarget(options, context)
  try {
    if (!options.json && !options.dryRun) context.stdout.write(describeTarget({ settings, collector }))
    const started = performance.now()
    const totals = new Totals()
    const reporter = chooseReporter(options, context, totals, progress)
    const failed = await FailedFile.at(options.failed, files)
    const definition = options.dryRun
      ? withoutSending(destination, (request) => void context.stdout.write(printRequest(request)))
      : destination
    const pool = new DestinationPool(definition, options.dryRun ? 1 : options.concurrency)
    const retryPolicy = { ...DEFAULT_RETRY_POLICY, retries: options.retries }
    const deliver = deliverByMappings(pool, settings, mappings, retryPolicy, context.stop.signal)
    try {
      await run(reads, { deliver, reporter, totals, failed, stop: context.stop })
    } finally {
      reporter.finish()
      await failed.close()
    }
    const out = options.json || options.dryRun ? context.stderr : context.stdout
    out.write(`\n${totals.describe((performance.now() - started) / 1000, pc)}`)
    if (totals.undelivered > 0)
      out.write(`\nKept in ${failed.path}. Send them again with: npm run send -- ${failed.path}\n`)
    if (collector !== undefined && !options.json) {
      context.stdout.write(describeExtracted(collector.totals(), collector.received(), pc))
    }
    return totals.undelivered > 0 ? 1 : 0
  } finally {
    await collector?.close()
  }
}

/** A dry run needs nothing to send to. */
async function chooseTarget({ dryRun }: SendOptions, { env }: SendContext): Promise<Target> {
  return dryRun ? { settings: readSettings(env) ?? PLACEHOLDER_SETTINGS } : findTarget(env)
}

function describeTarget({ settings, collector }: Target): string {
  const { host } = new URL(settings.movable_ink_url.trim())
  const target =
    collector === undefined
      ? `Sending to Movable Ink at ${host}.`
      : `No Movable Ink settings in the environment: sending to a collector started for this run (${host}).\nSet MOVABLE_INK_URL, MOVABLE_INK_USERNAME and MOVABLE_INK_ACCESS_SECRET to send to Movable Ink itself.`
  return `${target}\n\n`
}

function chooseReporter(
  { json, dryRun }: SendOptions,
  { stdout }: SendContext,
  totals: Totals,
  progress: InputProgress
): Reporter {
  if (dryRun) return { add: () => undefined, finish: () => undefined }
  if (json) return jsonLines(stdout)
  return stdout.isTTY ? live(stdout, pc, totals, progress) : rows(stdout, pc)
}
