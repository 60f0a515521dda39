import type { Collector } from '@actions-movable-ink/collector'
import { presetMappings } from '@actions-movable-ink/runtime'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { catalog } from '../catalog'
import type { Destination } from '../destinations/destinations'
import type { Pipeline } from '../pipeline'
import type { Source } from '../sources/sources'

/** What a person needs to send a first event and to find it again. */
export interface FirstSetUp {
  source: Source
  writeKey: string
  /** The destination that sends to the collector; undefined when somebody removed it. */
  destination?: Destination
}

type Parts = Pick<Pipeline, 'sources' | 'destinations' | 'mappings' | 'refresh'>

const settingsFor = ({ url, username, accessSecret }: Collector): Settings => ({
  movable_ink_url: url,
  username,
  password: accessSecret
})

/** Makes a source, a destination for the collector, and its preset's mapping, all enabled. */
async function make({ sources, destinations, mappings }: Parts, collector: Collector): Promise<Source> {
  const source = await sources.create('Website')
  for (const { slug, name } of catalog) {
    const destination = await destinations.create({ sourceId: source.id, slug, name }, settingsFor(collector))
    for (const { name, subscribe, partnerAction, mapping } of presetMappings()) {
      const made = await mappings.create(destination.id, {
        name,
        trigger: subscribe,
        action: partnerAction,
        fields: mapping
      })
      await mappings.change(made.id, { enabled: true })
    }
    await destinations.change(destination.id, { enabled: true })
  }
  return source
}

/** The destination whose endpoint key is the collector's. */
async function findDestination({ destinations }: Parts, { endpointKey }: Collector): Promise<Destination | undefined> {
  for (const destination of await destinations.list()) {
    const { movable_ink_url: url } = (await destinations.settingsOf(destination.id)) ?? {}
    if (url?.endsWith(`/behavioral/${encodeURIComponent(endpointKey)}`)) return destination
  }
  return undefined
}

/**
 * Makes on the first start what is needed to see an event arrive; later it finds it again, and follows the collector where
 * that had to listen on another port.
 *
 * @param isEmpty makes nothing, only finds
 */
export async function firstSetUp(parts: Parts, collector: Collector, isEmpty = false): Promise<FirstSetUp | undefined> {
  const { sources, destinations, refresh } = parts
  if (!isEmpty && (await sources.list()).length === 0) await make(parts, collector)
  const destination = await findDestination(parts, collector)
  const settings = destination && (await destinations.settingsOf(destination.id))
  if (destination !== undefined && settings?.movable_ink_url !== collector.url) {
    await destinations.change(destination.id, { settings: { movable_ink_url: collector.url } })
  }
  await refresh()
  const all = await sources.list()
  const source = all.find(({ id }) => id === destination?.sourceId) ?? all[0]
  if (source === undefined) return undefined
  return { source, destination, writeKey: (await sources.writeKeyOf(source.id)) ?? '' }
}
