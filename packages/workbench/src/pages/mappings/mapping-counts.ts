import type { components } from '../../api/generated-types'

/** What became of the events that a mapping sent, or was to send. */
export interface MappingCounts {
  delivered: number
  /** Discarded, or dead letters. */
  notDelivered: number
  retrying: number
}

/** Of the totals of a destination. */
export type ByMapping = components['schemas']['Totals']['byMapping']

/** The counts of a mapping; zeros where totals do not name it, for nothing went through it then. */
export function countsOf(byMapping: ByMapping, mappingId: string): MappingCounts {
  const counts = byMapping.find((one) => one.mappingId === mappingId)?.counts ?? {}
  return {
    delivered: counts.delivered ?? 0,
    notDelivered: (counts.discarded ?? 0) + (counts.dead ?? 0),
    retrying: counts.retrying ?? 0
  }
}
