import type { ListedEvent } from '../../api/events'
import { DELIVERY_STATES } from '../../ui/delivery-states'

type Delivery = ListedEvent['deliveries'][number]

/** What became of an event, in a few words. */
export interface Mark {
  state: Delivery['state'] | 'unmatched'
  text: string
}

/** What needs a look comes first. */
const ORDER = ['dead', 'discarded', 'retrying', 'queued', 'delivered'] as const satisfies readonly Delivery['state'][]

const many = (word: string, count: number) => (count > 1 ? `${word} ×${count}` : word)

/** The one reason of all deliveries, if they have one. */
function reasonOf(deliveries: readonly Delivery[]): string | undefined {
  const [reason, ...others] = new Set(deliveries.flatMap((delivery) => delivery.reason ?? []))
  return others.length === 0 ? reason : undefined
}

/**
 * The marks of an event: one for each state that its deliveries are in, or that no mapping took it. There is room for a
 * reason when there is one state and one reason.
 */
export function marksOf(deliveries: readonly Delivery[]): readonly Mark[] {
  if (deliveries.length === 0) return [{ state: 'unmatched', text: 'Not matched' }]
  const marks = ORDER.flatMap((state) => {
    const count = deliveries.filter((delivery) => delivery.state === state).length
    return count === 0 ? [] : [{ state, text: many(DELIVERY_STATES[state].text, count) }]
  })
  const [only, ...others] = marks
  const reason = reasonOf(deliveries)
  if (only === undefined || others.length > 0 || reason === undefined) return marks
  return [{ state: only.state, text: `${only.text}: ${reason}` }]
}
