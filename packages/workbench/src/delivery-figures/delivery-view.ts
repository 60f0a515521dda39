import type { DeliveryFilter, DeliveryState } from '../api/delivery-filter'
import { DELIVERY_STATES } from '../ui/delivery-states'
import { rangeOf } from './ranges'

/** What of the deliveries can be chosen to be listed, by the name in the address. */
export const OUTCOMES = [
  { name: 'delivered', title: DELIVERY_STATES.delivered.text, states: ['delivered'] },
  { name: 'not-delivered', title: 'Not delivered', states: ['discarded', 'dead'] },
  { name: 'discarded', title: DELIVERY_STATES.discarded.text, states: ['discarded'] },
  { name: 'dead', title: DELIVERY_STATES.dead.text, states: ['dead'] },
  { name: 'retrying', title: DELIVERY_STATES.retrying.text, states: ['retrying'] },
  { name: 'queued', title: DELIVERY_STATES.queued.text, states: ['queued'] }
] as const satisfies readonly { name: string; title: string; states: readonly DeliveryState[] }[]

/** The parameters of the page's address. */
export const PARAMETERS = ['range', 'state', 'reason', 'mapping', 'delivery'] as const
export type Parameter = (typeof PARAMETERS)[number]

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const LONGEST_REASON = 100

/** What an address asks for. What nobody could have chosen is left out: an address may be mistyped. */
export function viewOf(parameters: URLSearchParams) {
  const outcome = OUTCOMES.find(({ name }) => name === parameters.get('state'))
  const reason = parameters.get('reason') ?? ''
  const mappingId = parameters.get('mapping') ?? ''
  const deliveryId = parameters.get('delivery') ?? ''
  const filter: DeliveryFilter = {
    ...(outcome === undefined ? {} : { states: outcome.states }),
    ...(reason === '' || reason.length > LONGEST_REASON ? {} : { reason }),
    ...(UUID.test(mappingId) ? { mappingId } : {})
  }
  return {
    range: rangeOf(parameters.get('range')),
    outcome: outcome?.name ?? null,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    deliveryId: UUID.test(deliveryId) ? deliveryId : null
  }
}

/** An address with some parameters changed; null takes one out. */
export function changed(parameters: URLSearchParams, changes: Partial<Record<Parameter, string | null>>) {
  const next = new URLSearchParams(parameters)
  for (const name of PARAMETERS) {
    const value = changes[name]
    if (value === undefined) continue
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}
