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
