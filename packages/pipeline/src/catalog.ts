import type { DestinationDefinition } from '@segment/actions-core'
import movableInk, { slug } from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'

/** A destination that can be added. */
export interface CatalogEntry {
  slug: string
  name: string
  definition: DestinationDefinition<Settings>
}

/** The destinations that can be added. */
export const catalog: readonly CatalogEntry[] = [{ slug, name: movableInk.name, definition: movableInk }]

/** The entry of a slug; undefined when there is no such destination. */
export const catalogEntry = (slug: string): CatalogEntry | undefined => catalog.find((entry) => entry.slug === slug)
