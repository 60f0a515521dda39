import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../api/api-error'
import { changeMapping, mappingQuery, mappingsChanged } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'
import { changeOf } from './mapping-draft'
import type { EditedMapping } from './use-edited-mapping'

interface Save {
  /** What the changes are made to. */
  over: Mapping
  /** The edited content is saved, too; else only whether it is enabled. */
  withContent: boolean
  enabled?: boolean
}

const isStale = (error: Error | null) => error instanceof ApiError && error.code === 'STALE'

/** Saves a mapping, unless somebody else has saved it meanwhile. */
export function useSaving(edited: EditedMapping) {
  const queries = useQueryClient()
  const [theirs, setTheirs] = useState<Mapping>()
  const { saved, draft } = edited
  const saving = useMutation({
    mutationFn: ({ over, withContent, enabled }: Save) =>
      changeMapping(over.id, {
        ...(withContent ? changeOf(over, draft) : {}),
        ...(enabled === undefined ? {} : { enabled }),
        updatedAt: over.updatedAt
      }),
    onSuccess: async (mapping) => {
      queries.setQueryData(mappingQuery(mapping.id).queryKey, mapping)
      edited.rebase(mapping)
      setTheirs(undefined)
      await mappingsChanged(queries)
    },
    onError: async (error) => {
      if (isStale(error)) setTheirs(await queries.fetchQuery({ ...mappingQuery(saved.id), staleTime: 0 }))
    }
  })
  return {
    isSaving: saving.isPending,
    /** Whether it is enabled; while that is saved, as it will be. */
    isEnabled: (saving.isPending ? saving.variables.enabled : undefined) ?? saved.enabled,
    /** Why the last save was refused; not what another tab has saved, which is shown by itself. */
    error: isStale(saving.error) ? null : saving.error,
    save: (enabled?: boolean) =>
      saving.mutate({ over: saved, withContent: true, ...(enabled === undefined ? {} : { enabled }) }),
    switchTo: (enabled: boolean) => saving.mutate({ over: saved, withContent: false, enabled }),
    /** To be called when something is edited: what was refused is not what is there any more. */
    forgetError: () => {
      if (saving.isError) saving.reset()
    },
    /** What was saved elsewhere since the mapping was loaded, when a save met it. */
    theirs,
    saveOver: () => theirs !== undefined && saving.mutate({ over: theirs, withContent: true }),
    loadTheirs: () => {
      if (theirs !== undefined) edited.load(theirs)
      setTheirs(undefined)
      saving.reset()
    },
    decideLater: () => setTheirs(undefined)
  }
}

export type Saving = ReturnType<typeof useSaving>
