import type { DestinationDefinition } from '@segment/actions-core'
import movableInk, { slug as movableInkSlug } from './destinations/movable-ink'
import type { Settings } from './destinations/movable-ink/generated-types'

/** The catalog: every destination of this package by its slug. */
export const destinations: Readonly<Record<typeof movableInkSlug, DestinationDefinition<Settings>>> = {
  [movableInkSlug]: movableInk
}

export { movableInk }
export type { Settings }
