interface OfMapping {
  destinationId: string
  enabled: boolean
}

/** A destination with those of its mappings that are offered. */
export interface Offered<Destination, Mapping> {
  destination: Destination
  /** Never empty. */
  mappings: Mapping[]
}

/** All mappings by their destinations: of both, those through which events flow come first. */
export function offeredMappings<Destination extends { id: string }, Mapping extends OfMapping>(
  destinations: readonly Destination[],
  mappings: readonly Mapping[]
): Offered<Destination, Mapping>[] {
  const enabledFirst = [...mappings.filter(({ enabled }) => enabled), ...mappings.filter(({ enabled }) => !enabled)]
  const all = destinations.map((destination) => ({
    destination,
    mappings: enabledFirst.filter(({ destinationId }) => destinationId === destination.id)
  }))
  const flows = (offered: Offered<Destination, Mapping>) => offered.mappings.some(({ enabled }) => enabled)
  return [...all.filter(flows), ...all.filter((offered) => offered.mappings.length > 0 && !flows(offered))]
}
