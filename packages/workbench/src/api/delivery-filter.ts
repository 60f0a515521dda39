import type { components } from './generated-types'

export type DeliveryState = components['schemas']['Delivery']['state']

/** Of what is over and not delivered: it can be sent again. */
export type UndeliveredState = Extract<DeliveryState, 'discarded' | 'dead'>

/** Which deliveries are listed. */
export interface DeliveryFilter {
  /** Undefined for all. */
  states?: readonly DeliveryState[]
  reason?: string
  mappingId?: string
}

/** Those of a filter's states that can be sent again. */
export const undeliveredStates = ({ states }: DeliveryFilter): UndeliveredState[] =>
  (['discarded', 'dead'] as const).filter((state) => states === undefined || states.includes(state))
