import { Button, Skeleton, Stack } from '@mantine/core'
import { IconPlus, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { flowingDestinationsQuery } from '../../api/destinations'
import { sourcesQuery } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { Loaded } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { DestinationCard } from './destination-card'

function AddButton() {
  return (
    <Button component={Link} to="/catalog" leftSection={<IconPlus size={16} />}>
      Add destination
    </Button>
  )
}

/** All destinations, and what keeps events from them. */
export function Page() {
  const destinations = useQuery(flowingDestinationsQuery)
  const sources = useQuery(sourcesQuery)
  return (
    <>
      <PageHeader title="Destinations" description="Where the events of a source go." actions={<AddButton />} />
      <Loaded
        query={destinations}
        loading={
          <Stack aria-busy="true" aria-label="Loading">
            <Skeleton height={132} />
            <Skeleton height={132} />
          </Stack>
        }
      >
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={IconSend} title="There is no destination yet" action={<AddButton />}>
              Add Movable Ink from the catalog: choose a source, enter the settings, and enable a mapping.
            </EmptyState>
          ) : (
            <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Destinations">
              {all.map((destination) => (
                <DestinationCard
                  key={destination.id}
                  destination={destination}
                  source={sources.data?.find(({ id }) => id === destination.sourceId)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </>
  )
}
