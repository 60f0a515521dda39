import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { createSource, sourceSaved } from '../../api/sources'
import { NameDialog } from '../../ui/name-dialog'
import { SOURCE_NAME } from './rename-source'

/** Asks what a new source is to be called, and leads to its debugger. */
export function CreateSource(dialog: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <NameDialog
      {...dialog}
      title="Create source"
      saveText="Create source"
      description={SOURCE_NAME}
      save={createSource}
      onSaved={async (source) => {
        void navigate(`/sources/${source.id}/debugger`)
        await sourceSaved(queries, source)
      }}
    />
  )
}
