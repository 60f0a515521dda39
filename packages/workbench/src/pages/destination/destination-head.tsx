import { Anchor, Group, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { Destination } from '../../api/destinations'
import { WhyButton } from '../../checklist/why-button'
import { DestinationState } from './destination-state'

interface DestinationHeadProps {
  destination: Destination
  /** Of the heading. */
  order: 2 | 3
}

/** The head of a destination's card: its name, whether it takes events, and why nothing flows. */
export function DestinationHead({ destination, order }: DestinationHeadProps) {
  const { id, name } = destination
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <Group gap="sm">
        <Title order={order} size="h4">
          <Anchor component={Link} to={`/destinations/${id}`} inherit>
            {name}
          </Anchor>
        </Title>
        <DestinationState destination={destination} />
      </Group>
      <WhyButton destinationId={id} of={name} size="xs" />
    </Group>
  )
}
