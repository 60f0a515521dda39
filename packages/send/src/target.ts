import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultDataFolder, startCollector } from '@actions-movable-ink/collector'
import type { Collector } from '@actions-movable-ink/collector'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { readSettings } from './settings'
import { trust } from './trust'

/** Where a run sends to. */
export interface Target {
  settings: Settings
  /** Set when it is a collector that was started for this run. */
  collector?: Collector
}

/** How many events an embedded collector keeps for the examples in the report; more would only take memory. */
const MOST_KEPT = 1000

const isThisMachine = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)

/** The certificate of this machine's own authority, if a collector has ever made one here. */
const localAuthority = () => readFile(join(defaultDataFolder(), 'ca.pem'), 'utf8').catch(() => undefined)

/**
 * The Movable Ink that the environment names, or a collector started for this run when it names none.
 *
 * The authority of the local collector's certificate is trusted for addresses of this machine only.
 *
 * @throws UsageError when the settings cannot be used
 */
export async function findTarget(env: NodeJS.ProcessEnv): Promise<Target> {
  const settings = readSettings(env)
  if (settings === undefined) {
    const collector = await startCollector({ mostKept: MOST_KEPT })
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
