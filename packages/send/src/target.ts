import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trust } from '@actions-movable-ink/runtime'
import type { Collector } from '@actions-movable-ink/collector'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { readSettings } from './settings'
import { UsageError } from './usage-error'

/** Where a run sends to. */
export interface Target {
  settings: Settings
  /** Set when it is a collector that was started for this run. */
  collector?: Collector
}

/** How many events an embedded collector keeps for the examples in the report; more would only take memory. */
const MOST_KEPT = 1000

const isThisMachine = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)

/** Loaded when it is needed: a run that sends elsewhere saves its 20 MB and a part of a second. [measured] */
const loadCollector = () => import('@actions-movable-ink/collector')

/** The certificate of this machine's own authority, if a collector has ever made one here. */
async function localAuthority(): Promise<string | undefined> {
  const { defaultDataFolder } = await loadCollector()
  return readFile(join(defaultDataFolder(), 'ca.pem'), 'utf8').catch(() => undefined)
}

/** @throws UsageError when it cannot start */
async function collectorForRun(): Promise<Collector> {
  const { CollectorError, startCollector } = await loadCollector()
  try {
    return await startCollector({ mostKept: MOST_KEPT })
  } catch (error) {
    throw error instanceof CollectorError ? new UsageError(error.message) : error
  }
}

/**
 * The Movable Ink that the environment names, or a collector started for this run when it names none.
 *
 * The authority of the local collector's certificate is trusted for addresses of this machine only.
 *
 * @throws UsageError when the settings cannot be used, or that collector cannot start
 */
export async function findTarget(env: NodeJS.ProcessEnv): Promise<Target> {
  const settings = readSettings(env)
  if (settings === undefined) {
    const collector = await collectorForRun()
    await trust(collector.caCertificate)
    const { url, username, accessSecret } = collector
    return { settings: { movable_ink_url: url, username, password: accessSecret }, collector }
  }
  if (isThisMachine(new URL(settings.movable_ink_url.trim()).hostname)) {
    const certificate = await localAuthority()
    if (certificate !== undefined) await trust(certificate)
  }
  return { settings }
}

/** Where the run sends to, for people. */
export function describeTarget({ settings, collector }: Target): string {
  const { host } = new URL(settings.movable_ink_url.trim())
  if (collector === undefined) return `Sending to Movable Ink at ${host}.\n\n`
  return (
    `No Movable Ink settings in the environment: sending to a collector started for this run (${host}).\n` +
    'Set MOVABLE_INK_URL, MOVABLE_INK_USERNAME and MOVABLE_INK_ACCESS_SECRET to send to Movable Ink itself.\n\n'
  )
}
