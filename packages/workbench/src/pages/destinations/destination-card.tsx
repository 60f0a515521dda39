import { Anchor, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Destination } from '../../api/destinations'
import type { Source } from '../../api/sources'
import { Moment } from '../../ui/moment'
import { DestinationHead } from '../destination/destination-head'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  )
}

/** One destination of the list. */
export function DestinationCard({ destination, source }: { destination: Destination; source?: Source }) {
  const { sourceId, mappings, newestDeliveredAt, warnings } = destination
  return (
    <Card withBorder padding="lg" component="li">
      <DestinationHead destination={destination} order={2} />
      <SimpleGrid component="dl" m={0} cols={{ base: 2, sm: 3 }} spacing="md">
        <Fact name="Source">
          <Anchor component={Link} to={`/sources/${sourceId}`} inherit>
            {source?.name ?? 'Source'}
          </Anchor>
        </Fact>
        <Fact name="Mappings">
          {mappings.count === 0 ? 'None' : `${mappings.enabled} of ${mappings.count} enabled`}
        </Fact>
        <Fact name="Newest delivered event">
          {newestDeliveredAt === null ? 'None yet' : <Moment at={newestDeliveredAt} />}
        </Fact>
      </SimpleGrid>
      {warnings.length > 0 && (
        <Stack gap={6} mt="md" component="ul" p={0} mb={0} style={{ listStyle: 'none' }} aria-label="Warnings">
          {warnings.map(({ code, message }) => (
            <Group key={code} component="li" gap="xs" wrap="nowrap" align="flex-start">
              <IconAlertTriangle
                size={16}
                color="var(--mantine-color-error)"
                style={{ flexShrink: 0, marginTop: 2 }}
                aria-hidden
              />
              <Text size="sm">{message}</Text>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  )
}
