import { useQueryClient } from '@tanstack/react-query'
import { deleteMapping, mappingsChanged } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'
import { DeleteDialog } from '../../ui/delete-dialog'

interface DeleteMappingProps {
  mapping: Mapping
  opened: boolean
  onClose: () => void
}

/** Asks whether a mapping is to be deleted. */
export function DeleteMapping({ mapping: { id, name, enabled }, ...dialog }: DeleteMappingProps) {
  const queries = useQueryClient()
  return (
    <DeleteDialog
      {...dialog}
      kind="mapping"
      name={name}
      remove={(force) => deleteMapping(id, force)}
      onDeleted={() => mappingsChanged(queries)}
    >
      {enabled
        ? 'Events that only this mapping matches are not sent any more.'
        : 'It is disabled, so that nothing goes through it now.'}{' '}
      Deliveries that are over stay in Event Delivery.
    </DeleteDialog>
  )
}
