import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { deliveryQuery } from '../../api/deliveries'
import { eventName } from '../../events/event-name'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { DeliveryDetails } from './delivery-details'
import { useDeliveryView } from './use-delivery-view'

function Contents({ id }: { id: string }) {
  const query = useQuery(deliveryQuery(id))
  return (
    <>
      <Drawer.Header>
        <Drawer.Title fw={650} fz="lg">
          {query.data === undefined ? 'Delivery' : eventName(query.data.event)}
        </Drawer.Title>
        <Drawer.CloseButton aria-label="Close" />
      </Drawer.Header>
      <Drawer.Body>
        <Loaded query={query} loading={<LoadingLines lines={5} height={72} />}>
          {(delivery) => <DeliveryDetails delivery={delivery} />}
        </Loaded>
      </Drawer.Body>
    </>
  )
}

/** The delivery that the address names, over the page. */
export function DeliveryDrawer() {
  const { deliveryId, change } = useDeliveryView()
  return (
    <Drawer.Root opened={deliveryId !== null} onClose={() => change({ delivery: null })} position="right" size={640}>
      <Drawer.Overlay />
      <Drawer.Content>{deliveryId !== null && <Contents key={deliveryId} id={deliveryId} />}</Drawer.Content>
    </Drawer.Root>
  )
}
