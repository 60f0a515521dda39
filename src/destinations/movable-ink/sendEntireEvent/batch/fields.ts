import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../../generated-types'
import { MAX_BODY_BYTES, MAX_EVENTS } from './limits'

/** The fields by which Segment forms batches, under the names it knows them by. */
export const batchFields: ActionDefinition<Settings>['fields'] = {
  enable_batching: {
    label: 'Batch Data to Movable Ink',
    description:
      'Send events in batches of up to 1,000, as {"events":[…]}, instead of one by one. Before you switch this on, ask Movable Ink to confirm that the event mappings of your endpoint read batches.',
    type: 'boolean',
    default: false
  },
  batch_size: {
    label: 'Batch Size',
    description: 'The most events in a batch.',
    type: 'number',
    unsafe_hidden: true,
    minimum: 1,
    maximum: MAX_EVENTS,
    default: MAX_EVENTS
  },
  batch_bytes: {
    label: 'Batch Bytes',
    description: 'The most bytes in a batch.',
    type: 'number',
    unsafe_hidden: true,
    default: MAX_BODY_BYTES
  },
  batch_keys: {
    label: 'Batch Keys',
    description: 'The fields that all events of a batch have in common.',
    type: 'string',
    multiple: true,
    unsafe_hidden: true,
    default: ['headers']
  }
}
