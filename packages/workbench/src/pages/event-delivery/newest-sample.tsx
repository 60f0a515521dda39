import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { newestOfReasonQuery } from '../../api/deliveries'
import { eventName } from '../../events/event-name'
import { Moment } from '../../ui/moment'
import { useDeliveryView } from './use-delivery-view'

/** The newest delivery that failed for a reason: a link that opens it. */
export function NewestSample({ destinationId, reason }: { destinationId: string; reason: string }) {
  const { range, addressOf } = useDeliveryView()
  const { data: newest } = useQuery(newestOfReasonQuery(destinationId, reason, range.ms))
  // As high as what comes.
  if (newest == null) return <Text size="sm">&nbsp;</Text>
  return (
    <Text size="sm" c="dimmed">
      Newest:{' '}
      <Anchor component={Link} to={addressOf({ delivery: newest.id })} preventScrollReset size="sm" underline="always">
        {eventName(newest.event)}
      </Anchor>
      , <Moment at={newest.receivedAt} />
    </Text>
  )
}
