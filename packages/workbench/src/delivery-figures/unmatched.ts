import type { Destination } from '../api/destinations'

/** Why events match no mapping of a destination, as far as it can be seen now, and where that is changed. */
export interface Unmatched {
  summary: string
  /** The page of the destination where to look first. */
  page: 'settings' | 'mappings'
}

const NOT_LATER = 'They are not sent later'

/** Explains it by what holds now: what held when each event came is not kept. */
export function unmatchedBecause({ enabled, mappings }: Pick<Destination, 'enabled' | 'mappings'>): Unmatched {
  if (!enabled) {
    return {
      summary: `The destination is disabled, so that events match none of its mappings. ${NOT_LATER}: enable it, then send them to the source again.`,
      page: 'settings'
    }
  }
  if (mappings.enabled === 0) {
    return {
      summary: `No mapping of the destination is enabled. ${NOT_LATER}: enable one, then send the events to the source again.`,
      page: 'mappings'
    }
  }
  return {
    summary: `No enabled mapping matched these events when they were received, or the destination was disabled then. ${NOT_LATER}: widen a trigger or enable a mapping, then send them to the source again.`,
    page: 'mappings'
  }
}
