import { useQueryClient } from '@tanstack/react-query'
import { renameSource, sourceSaved } from '../../api/sources'
import type { Source } from '../../api/sources'
import { NameDialog } from '../../ui/name-dialog'

/** Said where a source is named. */
export const SOURCE_NAME = 'Such as the website or the app: only people read it.'

interface RenameSourceProps {
  source: Source
  opened: boolean
  onClose: () => void
}

/** Asks what a source is to be called. */
export function RenameSource({ source: { id, name }, ...dialog }: RenameSourceProps) {
  const queries = useQueryClient()
  return (
    <NameDialog
      {...dialog}
      title={`Rename ${name}`}
      saveText="Rename"
      name={name}
      description={SOURCE_NAME}
      save={(newName) => renameSource(id, newName)}
      onSaved={(saved) => sourceSaved(queries, saved)}
    />
  )
}
