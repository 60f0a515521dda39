import { Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { destinationsQuery } from '../../api/destinations'
import { deleteSource, sourcesQuery } from '../../api/sources'
import type { Source } from '../../api/sources'
import { listOf } from '../../ui/counting'
import { DeleteDialog } from '../../ui/delete-dialog'

interface DeleteSourceProps {
  source: Source
  opened: boolean
  onClose: () => void
  /** Leaves a page of the source, once it is deleted and before it is forgotten here. Default: stays. */
  leave?: () => Promise<void>
}

function ItsDestinations({ sourceId }: { sourceId: string }) {
  const destinations = useQuery(destinationsQuery)
  const names = (destinations.data ?? []).filter((one) => one.sourceId === sourceId).map(({ name }) => name)
  if (names.length === 0) return null
  return (
    <Text mt="sm">
      So {names.length === 1 ? 'does its destination' : 'do its destinations'} <strong>{listOf(names)}</strong>, with
      settings and mappings.
    </Text>
  )
}

/** Asks whether a source is to be deleted. */
export function DeleteSource({ source, leave, ...dialog }: DeleteSourceProps) {
  const queries = useQueryClient()
  return (
    <DeleteDialog
      {...dialog}
      kind="source"
      name={source.name}
      remove={(force) => deleteSource(source.id, force)}
      onDeleted={async () => {
        await leave?.()
        await Promise.all([
          queries.invalidateQueries({ queryKey: sourcesQuery.queryKey, exact: true }),
          queries.invalidateQueries({ queryKey: destinationsQuery.queryKey })
        ])
        queries.removeQueries({ queryKey: [...sourcesQuery.queryKey, source.id] })
      }}
    >
      Its events and their deliveries go with it, and SDKs that send with its write key are refused from then on.
      <ItsDestinations sourceId={source.id} />
    </DeleteDialog>
  )
}
