import type { ActionDefinition } from '@segment/actions-core'
import destination from '../../../../src/destinations/movable-ink'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { Mapping } from '../mappings'
import type { BatchLimits } from './batcher'

/** How the events of a mapping are put in batches. */
export interface Batching extends BatchLimits {
  /** The fields whose values the events of a batch have in common. */
  keys: readonly string[]
}

/**
 * What the mapping says of batches, and where it says nothing the default of the action's field.
 *
 * @param always also for a mapping that does not ask for batches
 * @returns undefined when its events are sent one by one
 */
export function batchingOf({ partnerAction, mapping }: Mapping, always: boolean): Batching | undefined {
  if (!always && mapping.enable_batching !== true) return undefined
  const { fields }: Partial<ActionDefinition<Settings>> = destination.actions[partnerAction] ?? {}
  const valueOf = (name: string) => mapping[name] ?? fields?.[name]?.default
  return {
    size: Number(valueOf('batch_size')),
    bytes: Number(valueOf('batch_bytes')),
    keys: [valueOf('batch_keys') ?? []].flat().map(String)
  }
}
