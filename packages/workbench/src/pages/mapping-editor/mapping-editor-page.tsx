import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { ApiError } from '../../api/api-error'
import { catalogQuery } from '../../api/catalog'
import { destinationQuery } from '../../api/destinations'
import { mappingQuery } from '../../api/mappings'
import { ErrorState } from '../../ui/error-state'
import { useFailure } from '../../ui/use-failure'
import { MappingEditor } from './mapping-editor'
import styles from './mapping-editor.module.css'

function Loading() {
  return (
    <Stack gap="lg" aria-busy="true" aria-label="Loading">
      <Skeleton height={88} width="60%" />
      <Skeleton height={100} />
      <Skeleton height={320} />
      <div className={styles.columns}>
        <Skeleton height={520} />
        <Skeleton height={520} />
      </div>
    </Stack>
  )
}

const notHere = () =>
  new ApiError(404, 'NOT_FOUND', 'There is no such mapping of this destination. It may have been deleted.')

/** The editor of one mapping. */
export function Page() {
  const { destinationId = '', mappingId = '' } = useParams()
  const mapping = useQuery(mappingQuery(mappingId))
  const destination = useQuery(destinationQuery(destinationId))
  const catalog = useQuery(catalogQuery)
  const failures = [useFailure(mapping), useFailure(destination), useFailure(catalog)]
  if (mapping.data === undefined || destination.data === undefined || catalog.data === undefined) {
    const all = [mapping, destination, catalog]
    const failed = all.findIndex(({ data }, place) => data === undefined && failures[place] !== null)
    return failed === -1 ? (
      <Loading />
    ) : (
      <ErrorState
        isPage
        error={failures[failed]}
        isTrying={all[failed]?.isFetching}
        onRetry={() => void all[failed]?.refetch()}
      />
    )
  }
  const entry = catalog.data.find(({ slug }) => slug === destination.data.slug)
  const action = entry?.actions.find(({ key }) => key === mapping.data.action)
  if (mapping.data.destinationId !== destinationId || action === undefined)
    return <ErrorState isPage error={notHere()} />
  return (
    <MappingEditor
      key={mappingId}
      mapping={mapping.data}
      destination={destination.data}
      fields={action.fields.filter(({ hidden }) => !hidden)}
      actionTitle={action.title}
    />
  )
}
