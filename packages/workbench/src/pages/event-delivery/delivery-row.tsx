import { memo } from 'react'
import { Link } from 'react-router'
import type { Delivery } from '../../api/deliveries'
import { eventName } from '../../events/event-name'
import { duration } from '../../ui/measures'
import { Moment } from '../../ui/moment'
import { StateBadge } from '../../ui/state-badge'
import classes from './delivery-list.module.css'

/** What the columns are called, as in a row. */
export function DeliveryHead() {
  return (
    <div role="row" className={`${classes.cells} ${classes.head}`}>
      <div role="columnheader">State</div>
      <div role="columnheader">Event</div>
      <div role="columnheader">Reason</div>
      <div role="columnheader">Mapping</div>
      <div role="columnheader" className={classes.number}>
        Attempts
      </div>
      <div role="columnheader" className={classes.number}>
        Latency
      </div>
      <div role="columnheader" className={classes.number}>
        Received
      </div>
    </div>
  )
}

interface DeliveryRowProps {
  delivery: Delivery
  /** Undefined when it was deleted, or is not loaded. */
  mappingName: string | undefined
  /** The address that opens a delivery; the same one as long as the page's address is. */
  addressOf: (changes: { delivery: string }) => { search: string }
  isOpen: boolean
  /** From the top of the list, in pixels. */
  offset: number
  /** Its place in the whole table; the head is 1. */
  rowIndex: number
}

/** One delivery in the list: a link that opens it. */
export const DeliveryRow = memo(function DeliveryRow({
  delivery,
  mappingName,
  addressOf,
  isOpen,
  offset,
  rowIndex
}: DeliveryRowProps) {
  const { id, state, event, reason, message, mappingId, attempts, latencyMs, receivedAt } = delivery
  const why = state === 'delivered' ? null : reason
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={`${classes.cells} ${classes.row}`}
      data-open={isOpen || undefined}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div role="cell" className={classes.state}>
        <StateBadge state={state} />
      </div>
      <div role="cell" className={classes.event}>
        <Link to={addressOf({ delivery: id })} preventScrollReset className={classes.link}>
          {eventName(event)}
        </Link>
        {event.name !== null && <span className={classes.kind}> {event.type}</span>}
      </div>
      <div role="cell" className={classes.reason} title={why === null ? undefined : (message ?? undefined)}>
        {why}
      </div>
      <div role="cell" className={classes.wide}>
        {mappingId === null ? 'Deleted' : mappingName}
      </div>
      <div role="cell" className={`${classes.wide} ${classes.number}`}>
        {attempts}
      </div>
      <div role="cell" className={`${classes.wide} ${classes.number}`}>
        {latencyMs === null ? '' : duration(latencyMs)}
      </div>
      <div role="cell" className={`${classes.received} ${classes.number}`}>
        <Moment at={receivedAt} />
      </div>
    </div>
  )
})
