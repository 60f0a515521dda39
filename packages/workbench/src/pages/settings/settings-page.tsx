import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { catalogEntryQuery } from '../../api/catalog'
import { destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { Loaded } from '../../ui/loaded'
import { SettingsForm } from './settings-form'

function Loading() {
  return (
    <Stack gap="lg" maw={760} aria-busy="true" aria-label="Loading">
      <Skeleton height={98} />
      <Skeleton height={420} />
      <Skeleton height={190} />
    </Stack>
  )
}

function Settings({ destination }: { destination: Destination }) {
  const entry = useQuery(catalogEntryQuery(destination.slug))
  return (
    <Loaded query={entry} loading={<Loading />}>
      {/* What was typed for one destination is not for another. */}
      {(found) => <SettingsForm key={destination.id} destination={destination} catalog={found?.settings ?? []} />}
    </Loaded>
  )
}

/** How Movable Ink is reached, whether events are let through, and what the destination is called. */
export function Page() {
  const { destinationId = '' } = useParams()
  const destination = useQuery(destinationQuery(destinationId))
  return (
    <Loaded query={destination} loading={<Loading />}>
      {(loaded) => <Settings destination={loaded} />}
    </Loaded>
  )
}
