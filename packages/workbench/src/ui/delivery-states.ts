import type { DeliveryState } from '../api/delivery-filter'

/** How each state of a delivery is called, and in which colour. */
export const DELIVERY_STATES: Readonly<Record<DeliveryState, { color: string; text: string }>> = {
  queued: { color: 'gray', text: 'Queued' },
  retrying: { color: 'yellow', text: 'Retrying' },
  delivered: { color: 'green', text: 'Delivered' },
  discarded: { color: 'red', text: 'Discarded' },
  dead: { color: 'red', text: 'Dead letter' }
}
