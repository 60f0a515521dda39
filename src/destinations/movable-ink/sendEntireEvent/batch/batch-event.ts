import { PayloadValidationError } from '@segment/actions-core'
import { serialiseData } from '../data'
import type { Payload } from '../generated-types'
import { mappedHeaders } from '../headers'

/** An event of a batch, ready to be sent. */
export interface BatchEvent {
  /** Its place in the batch. */
  index: number
  payload: Payload
  /** Its data as JSON. Bytes, because as text a batch would be copied twice on its way and take half as long again. */
  json: Buffer
}

/** Events that share their headers, and so may share a request. */
export interface HeaderSet {
  headers: Record<string, string>
  events: BatchEvent[]
}

/**
 * The data of an event that goes out in a batch, be it a batch of one.
 *
 * @throws PayloadValidationError when there is none, or JSON cannot hold it
 */
export function batchedData(payload: Payload): Buffer {
  const json = serialiseData(payload.data)
  if (json !== undefined) return Buffer.from(json)
  throw new PayloadValidationError(
    'Data is empty: an event without data has no place in a batch. Change the mapping of the Data field.'
  )
}

/**
 * The same for headers that are the same on the wire: names in any case, in any order. The values of a repeated one are
 * joined in theirs (RFC 9110 §5.2, §5.3).
 */
function keyOf(headers: Record<string, string>): string {
  const values = new Map<string, string>()
  for (const [name, value] of Object.entries(headers)) {
    const before = values.get(name.toLowerCase())
    values.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`)
  }
  return values.size === 0 ? '' : JSON.stringify([...values].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The events of a batch by the headers they are sent with, in order. Data is turned into JSON here, and only here.
 *
 * @param refuse called for each event whose headers or data cannot be sent, in place of an exception
 */
export function prepareEvents(
  payloads: readonly Payload[],
  refuse: (index: number, error: PayloadValidationError) => void
): HeaderSet[] {
  const sets = new Map<string, HeaderSet>()
  payloads.forEach((payload, index) => {
    try {
      const headers = mappedHeaders(payload.headers)
      const json = batchedData(payload)
      const key = keyOf(headers)
      const set = sets.get(key) ?? { headers, events: [] }
      if (set.events.length === 0) sets.set(key, set)
      set.events.push({ index, payload, json })
    } catch (error) {
      if (!(error instanceof PayloadValidationError)) throw error
      refuse(index, error)
    }
  })
  return [...sets.values()]
}
