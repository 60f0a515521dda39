import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { WholeEvent } from '../../api/events'
import { useNow } from '../../ui/clock'
import { countOf } from '../../ui/counting'
import { Moment } from '../../ui/moment'
import { StateBadge } from '../../ui/state-badge'
import type { PartOrder } from './event-pretty'
import { useSourceDestinations } from './use-source-destinations'
import { whyNowhere } from './why-nowhere'
import type { WhyNowhere } from './why-nowhere'

type Delivery = WholeEvent['deliveries'][number]

function Outcome({ attempts, nextTryAt, finishedAt, state }: Delivery) {
  const now = useNow()
  const tries = countOf(attempts, 'attempt')
  if (nextTryAt && (state === 'retrying' || state === 'queued')) {
    return (
      <>
        {tries}, the next {Date.parse(nextTryAt) > now ? <Moment at={nextTryAt} /> : 'any moment'}
      </>
    )
  }
  if (!finishedAt) return attempts > 0 ? tries : 'No attempt yet'
  return (
    <>
      {tries}, finished <Moment at={finishedAt} />
    </>
  )
}

interface DeliveryRowProps {
  delivery: Delivery
  destinationName: string
  mappingName: string | undefined
}

function DeliveryRow({ delivery, destinationName, mappingName }: DeliveryRowProps) {
  const { id, destinationId, state, reason, message } = delivery
  return (
    <Paper withBorder p="sm" component="li">
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs">
          <StateBadge state={state} />
          {reason !== null && (
            <Text size="sm" fw={600}>
              {reason}
            </Text>
          )}
        </Group>
        <Anchor component={Link} size="sm" to={`/destinations/${destinationId}/event-delivery?delivery=${id}`}>
          Event Delivery
        </Anchor>
      </Group>
      <Text size="sm">
        {destinationName}
        {mappingName !== undefined && ` · ${mappingName}`}
      </Text>
      {message && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
      )}
      <Text component="div" size="xs" c="dimmed" mih={18}>
        <Outcome {...delivery} />
      </Text>
    </Paper>
  )
}

function NotMatched({ text, link }: WhyNowhere) {
  return (
    <Text size="sm" c="dimmed">
      {text}{' '}
      {link && (
        <Anchor component={Link} to={link.to} inherit>
          {link.text}
        </Anchor>
      )}
    </Text>
  )
}

interface EventDeliveriesProps {
  sourceId: string
  deliveries: readonly Delivery[]
  order: PartOrder
}

/** Where an event went, and what became of it there. */
export function EventDeliveries({ sourceId, deliveries, order }: EventDeliveriesProps) {
  const { destinations, mappings, isLoaded } = useSourceDestinations(sourceId)
  return (
    <section>
      <Title order={order} size="sm" mb={4}>
        Deliveries
      </Title>
      {deliveries.length === 0 ? (
        <NotMatched {...(isLoaded ? whyNowhere({ sourceId, destinations, mappings }) : { text: 'It went nowhere.' })} />
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              destinationName={destinations.find(({ id }) => id === delivery.destinationId)?.name ?? 'Destination'}
              mappingName={mappings.find(({ id }) => id === delivery.mappingId)?.name}
            />
          ))}
        </Stack>
      )}
    </section>
  )
}
