import { batchingOf } from './delivery/batching'
import type { Mapping } from './mappings'

/** How much of a run is held in memory. */
export interface RunMemory {
  /** The most that is under way at a time, events waiting for their next try included, in bytes. */
  underWay: number
  /** What an event takes beside its own bytes: its parsed form, its request. In bytes. */
  perEvent: number
}

/** 8 MiB, and 8 KiB an event: for events that are sent one by one. [measured, about] */
export const MEMORY: RunMemory = { underWay: 8 * 1024 * 1024, perEvent: 8 * 1024 }

/** Room for several batches. [measured, about] */
export const MEMORY_OF_BATCHES: RunMemory = {
  underWay: 32 * 1024 * 1024,
  perEvent: 6 * 1024
}

/** @param batch whether every mapping is batched, not only those that ask for it */
export const memoryFor = (mappings: readonly Mapping[], batch: boolean): RunMemory =>
  mappings.some((mapping) => batchingOf(mapping, batch) !== undefined) ? MEMORY_OF_BATCHES : MEMORY
