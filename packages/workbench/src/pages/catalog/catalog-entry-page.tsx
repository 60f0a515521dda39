import { Alert, Button, Skeleton, Stack } from '@mantine/core'
import { IconMapOff, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import { catalogEntryQuery } from '../../api/catalog'
import type { CatalogEntry } from '../../api/catalog'
import { destinationsQuery } from '../../api/destinations'
import { sourcesQuery } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { Loaded } from '../../ui/loaded'
import { useFailure } from '../../ui/use-failure'
import { PageHeader } from '../../ui/page-header'
import { AddDestination } from './add-destination'
import { EntryDetails } from './entry-details'

const ABOVE = [{ title: 'Catalog', to: '/catalog' }]

function Entry({ entry }: { entry: CatalogEntry }) {
  const [parameters, setParameters] = useSearchParams()
  const sources = useQuery(sourcesQuery)
  const destinations = useQuery(destinationsQuery)
  const failure = sources.error ?? destinations.error
  const isAdding = parameters.has('add')
  return (
    <>
      <PageHeader
        title={entry.name}
        above={ABOVE}
        description={entry.description}
        areActionsLast
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setParameters({ add: '' })}>
            Add destination
          </Button>
        }
      />
      {isAdding && failure !== null && (
        <Alert color="red" mb="lg" role="alert">
          {sentenceOf(failure)}
        </Alert>
      )}
      <EntryDetails
        entry={entry}
        added={destinations.data?.filter(({ slug }) => slug === entry.slug)}
        failure={useFailure(destinations)}
      />
      {sources.data !== undefined && destinations.data !== undefined && (
        <AddDestination
          isOpen={isAdding}
          entry={entry}
          sources={sources.data}
          destinations={destinations.data}
          chosen={parameters.get('add') ?? undefined}
          onClose={() => setParameters({}, { replace: true })}
        />
      )}
    </>
  )
}

/** What a destination does and needs, and where it is added; `?add=` opens that, with the id of a source or without. */
export function Page() {
  const { slug = '' } = useParams()
  const entry = useQuery(catalogEntryQuery(slug))
  return (
    <Loaded
      isPage
      query={entry}
      loading={
        <Stack aria-busy="true" aria-label="Loading">
          <Skeleton height={92} />
          <Skeleton height={420} />
        </Stack>
      }
    >
      {(found) =>
        found === null ? (
          <EmptyState
            isPage
            icon={IconMapOff}
            title="There is no such destination"
            action={
              <Button component={Link} to="/catalog" variant="light">
                Go to the catalog
              </Button>
            }
          >
            The catalog has none of this name.
          </EmptyState>
        ) : (
          <Entry entry={found} />
        )
      }
    </Loaded>
  )
}
