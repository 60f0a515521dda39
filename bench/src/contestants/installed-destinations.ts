import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SegmentEvent } from '../events/segment-events'

/** The part of actions-core's `Destination` that is used. Two copies of actions-core are measured, ours and theirs. */
export interface Destination {
  responses: unknown[]
  onEvent(event: SegmentEvent, settings: object): Promise<{ output?: unknown }[]>
  onBatch(events: SegmentEvent[], settings: object): Promise<{ multistatus?: { status: number }[] }[]>
}

/** A destination's definition, with what a mapping of it needs. */
export interface Definition {
  presets: { subscribe: string; partnerAction: string; mapping: object }[]
  actions: Record<string, { perform?: unknown; performBatch?: unknown }>
  extendRequest?: unknown
}

/** A destination with the actions-core it was installed with. */
export interface InstalledDestination {
  core: { Destination: new (definition: Definition) => Destination }
  definition: Definition
}

const ROOT = join(__dirname, '../../..')

/** Where ours is: compiled, as it ships, and the actions-core of the repository. */
const OURS = { destination: join(ROOT, 'dist/index.js'), core: join(ROOT, 'node_modules/@segment/actions-core') }

const PUBLISHED = '@segment/action-destinations'

/**
 * Ours, as it ships.
 *
 * @throws Error when it has not been built
 */
export function ours(): InstalledDestination {
  if (!existsSync(OURS.destination)) throw new Error('The destination has not been built: npm run build')
  const { movableInk } = require(OURS.destination) as { movableInk: Definition }
  return { core: require(OURS.core) as InstalledDestination['core'], definition: movableInk }
}

/** The published one. */
export function published(): InstalledDestination {
  const { default: definition } = require(`${PUBLISHED}/dist/destinations/movable-ink`) as { default: Definition }
  return { core: require('@segment/actions-core') as InstalledDestination['core'], definition }
}

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

/** The versions of what is measured. */
export const versions = () => {
  const installed = join(__dirname, '../../node_modules')
  return {
    ours: versionOf(ROOT),
    oursCore: versionOf(OURS.core),
    published: versionOf(join(installed, PUBLISHED)),
    publishedCore: versionOf(join(installed, '@segment/actions-core')),
    undici: versionOf(join(installed, 'undici'))
  }
}
