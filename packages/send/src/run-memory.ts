import { batchingOf } from '@actions-movable-ink/runtime'
import type { Mapping } from '@actions-movable-ink/runtime'

/** How much of a run is held in memory. */
export interface RunMemory {
  /** The most that is under way at a time, events waiting for their next try included, in bytes. */
  underWay: number
  /** What an event takes for each of its bytes: as read, as JSON again, in the body of a request. In bytes. */
  perByte: number
  /** What an event takes beside that: its parsed form, its request. In bytes. */
  perEvent: number
  /** How many entries the report has for an event at most. */
  entriesPerEvent: number
}

/** For events that are sent one by one, by one mapping. [measured, about] */
export const MEMORY: RunMemory = {
  underWay: 8 * 1024 * 1024,
  perByte: 3,
  perEvent: 6 * 1024,
  entriesPerEvent: 1
}

/** Room for several batches. [measured, about] */
const MEMORY_OF_BATCHES: Partial<RunMemory> = { underWay: 32 * 1024 * 1024, perEvent: 4 * 1024 }

/** @param batch whether every mapping is batched, not only those that ask for it */
export function memoryFor(mappings: readonly Mapping[], batch: boolean): RunMemory {
  const isBatched = mappings.some((mapping) => batchingOf(mapping, batch) !== undefined)
  return { ...MEMORY, ...(isBatched ? MEMORY_OF_BATCHES : {}), entriesPerEvent: Math.max(1, mappings.length) }
}
