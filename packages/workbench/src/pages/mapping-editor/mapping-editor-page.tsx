import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { ApiError } from '../../api/api-error'
import { catalogQuery } from '../../api/catalog'
import { destinationQuery } from '../../api/destinations'
import { mappingQuery } from '../../api/mappings'
import { ErrorState } from '../../ui/error-state'
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

export function Page() {
  const { destinationId = '', mappingId = '' } = useParams()
  const mapping = useQuery(mappingQuery(mappingId))
  const destination = useQuery(destinationQuery(destinationId))
  const catalog = useQuery(catalogQuery)
  const failed = [mapping, destination, catalog].find(({ data, isError }) => data === undefined && isError)
  if (failed !== undefined) return <ErrorState isPage error={failed.error} onRetry={() => void failed.refetch()} />
  if (mapping.data === undefined || destination.data === undefined || catalog.data === undefined) return <Loading />
  const entry = catalog.data.find(({ slug }) => slug === destination.data.slug)
  const action = entry?.actions.find(({ key }) => key === mapping.data.action)
  if (mapping.data.destinationId !== destinationId || action === undefined) return <ErrorState isPage error={notHere()} />
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
