import destination from '../../../src/destinations/movable-ink'
import type { Mapping } from './mapping'
import type { BatchLimits } from './batcher'

/** How the events of a mapping are put in batches. */
export interface Batching extends BatchLimits {
  /** The fields whose values the events of a batch have in common. */
  keys: readonly string[]
}

type Batched = Pick<Mapping, 'partnerAction' | 'mapping'>

const fieldsOf = ({ partnerAction }: Batched) => destination.actions[partnerAction]?.fields ?? {}

/** What the mapping says of batches, and where it says nothing the default of the action's field. */
const valueOf = (mapping: Batched, name: string) => mapping.mapping[name] ?? fieldsOf(mapping)[name]?.default

/**
 * @param always also for a mapping that does not ask for batches
 * @returns undefined when the mapping's events are sent one by one
 */
export function batchingOf(mapping: Batched, always: boolean): Batching | undefined {
  if (!always && mapping.mapping.enable_batching !== true) return undefined
  return {
    size: Number(valueOf(mapping, 'batch_size')),
    bytes: Number(valueOf(mapping, 'batch_bytes')),
    keys: [valueOf(mapping, 'batch_keys') ?? []].flat().map(String)
  }
}

/**
 * What is wrong with what a mapping says of batches, by field. It must be plain values: batches are formed before events
 * are mapped.
 */
export function batchingMistakes(mapping: Batched): Map<string, string> {
  const fields = fieldsOf(mapping)
  const mistakes = new Map<string, string>()
  const check = (name: string, isGood: (value: unknown) => boolean, message: string) => {
    const value = mapping.mapping[name]
    if (value !== undefined && !isGood(value)) mistakes.set(name, message)
  }
  check('enable_batching', (value) => typeof value === 'boolean', 'it must be true or false')
  for (const name of ['batch_size', 'batch_bytes']) {
    // The default is the most that Movable Ink takes.
    const most = Number(fields[name]?.default)
    const isWithin = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
    check(name, isWithin, `it must be a whole number from 1 to ${most.toLocaleString('en-US')}`)
  }
  const isField = (name: unknown) => typeof name === 'string' && Object.hasOwn(fields, name)
  const areFields = (value: unknown) => Array.isArray(value) && value.every(isField)
  check('batch_keys', areFields, `it must be a list of names of the action's fields`)
  return mistakes
}
