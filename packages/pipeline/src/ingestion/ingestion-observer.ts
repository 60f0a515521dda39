import type { EventType } from './event-types'

/** Told of what the ingestion did with events; it learns numbers alone. */
export interface IngestionObserver {
  /**
   * @param stored events that are new
   * @param repeated events whose `messageId` their source had sent before, which were dropped
   */
  onStored: (type: EventType, stored: number, repeated: number) => void
  /** @param count events that cannot be accepted */
  onRejected: (call: EventType | 'batch', count: number) => void
}
