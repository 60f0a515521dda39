import type { ActionDefinition } from '@segment/actions-core'
import { toSegmentError } from '../segment-error'
import type { Settings } from '../generated-types'
import { deliverBatch } from './batch/deliver-batch'
import { batchFields } from './batch/fields'
import type { Payload } from './generated-types'
import { buildRequest } from './request'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Entire Event',
  description: 'Send an entire Segment event to Movable Ink',
  platform: 'cloud',
  fields: {
    headers: {
      label: 'Headers',
      description: 'HTTP headers to send with each request. Only ASCII characters are supported.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    data: {
      label: 'Data',
      description: 'Payload to deliver to webhook URL (JSON-encoded).',
      type: 'object',
      default: { '@path': '$.' }
    },
    ...batchFields
  },
  perform: async (request, { settings, payload }) => {
    const { url, options } = buildRequest(settings, payload)
    try {
      return await request(url, options)
    } catch (error) {
      throw toSegmentError(error, { settings, payloads: [payload], asBatch: payload.enable_batching })
    }
  },
  performBatch: deliverBatch
}

export default action
