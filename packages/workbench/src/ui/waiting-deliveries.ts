import type { PendingDeliveries } from '../api/api-error'
import { countOf } from './counting'

/** What happens to deliveries that are not over when something is deleted, such as "mapping". */
export function waitingInWords({ count, isMore }: PendingDeliveries, kind: string): string {
  const isOne = count === 1 && !isMore
  const deliveries = `${isMore ? 'More than ' : ''}${countOf(count, 'delivery', 'deliveries')}`
  return (
    `${deliveries} ${isOne ? 'waits' : 'wait'} to be sent or tried again. If you delete the ${kind} now, ` +
    `Movable Ink never gets ${isOne ? 'it' : 'them'}. To have ${isOne ? 'it' : 'them'} sent, cancel, and delete the ` +
    `${kind} later.`
  )
}
