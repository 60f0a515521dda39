import { Group, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from 'react-router'
import { destinationQuery } from '../../api/destinations'
import { WhyButton } from '../../checklist/why-button'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { DestinationState } from './destination-state'
import { DestinationTabs } from './destination-tabs'

function Loading() {
  return (
    <Stack gap="lg" aria-busy="true" aria-label="Loading">
      <Stack gap={6}>
        <Skeleton height={20} width={96} />
        <Group justify="space-between">
          <Skeleton height={36} width={240} />
          <Skeleton height={36} width={220} visibleFrom="sm" />
        </Group>
      </Stack>
      <Skeleton height={40} />
      <LoadingLines />
    </Stack>
  )
}

/** What the pages of one destination share: its name, whether it is enabled, why nothing flows, and the way between them. */
export function Page() {
  const { destinationId = '' } = useParams()
  const destination = useQuery(destinationQuery(destinationId))
  return (
    <Loaded isPage query={destination} loading={<Loading />}>
      {(loaded) => (
        <>
          <PageHeader
            title={loaded.name}
            above={[{ title: 'Destinations', to: '/destinations' }]}
            beside={<DestinationState destination={loaded} />}
            actions={<WhyButton destinationId={destinationId} />}
          />
          <DestinationTabs destinationId={destinationId} />
          <Outlet />
        </>
      )}
    </Loaded>
  )
}
