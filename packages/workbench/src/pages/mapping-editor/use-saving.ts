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

/** A save that met what somebody else has saved meanwhile. */
interface Refused {
  theirs: Mapping
  save: Save
}

const isStale = (error: unknown) => error instanceof ApiError && error.code === 'STALE'

/** Saves a mapping, unless somebody else has saved it meanwhile. */
export function useSaving(edited: EditedMapping) {
  const queries = useQueryClient()
  const [refused, setRefused] = useState<Refused>()
  const { saved, draft } = edited
  const newest = () => queries.fetchQuery({ ...mappingQuery(saved.id), staleTime: 0 })
  const send = ({ over, withContent, enabled }: Save) =>
    changeMapping(over.id, {
      ...(withContent ? changeOf(over, draft) : {}),
      ...(enabled === undefined ? {} : { enabled }),
      updatedAt: over.updatedAt
    })
  const saving = useMutation({
    mutationFn: async (save: Save) => {
      try {
        return { mapping: await send(save), isOverTheirs: false }
      } catch (error) {
        // Whether it is enabled takes nothing away from what was saved elsewhere.
        if (save.withContent || !isStale(error)) throw error
        return { mapping: await send({ ...save, over: await newest() }), isOverTheirs: true }
      }
    },
    onSuccess: async ({ mapping, isOverTheirs }) => {
      queries.setQueryData(mappingQuery(mapping.id).queryKey, mapping)
      // What was saved elsewhere is taken over as any newer version is; what is edited here has still to be compared with it.
      edited.rebase(isOverTheirs ? (before) => ({ ...before, enabled: mapping.enabled }) : mapping)
      setRefused(undefined)
      await mappingsChanged(queries)
    },
    onError: async (error, save) => {
      if (isStale(error) && save.withContent) setRefused({ theirs: await newest(), save })
    }
  })
  const isShownByItself = isStale(saving.error) && saving.variables?.withContent === true
  return {
    isSaving: saving.isPending,
    /** Whether it is enabled; while that is saved, as it will be. */
    isEnabled: (saving.isPending ? saving.variables.enabled : undefined) ?? saved.enabled,
    /** Why the last save was refused; not what another tab has saved, which is shown by itself. */
    error: isShownByItself ? null : saving.error,
    save: (enabled?: boolean) =>
      saving.mutate({ over: saved, withContent: true, ...(enabled === undefined ? {} : { enabled }) }),
    switchTo: (enabled: boolean) => saving.mutate({ over: saved, withContent: false, enabled }),
    /** To be called when something is edited: what was refused is not what is there any more. */
    forgetError: () => {
      if (saving.isError) saving.reset()
    },
    /** What was saved elsewhere since the mapping was loaded, when a save met it. */
    theirs: refused?.theirs,
    /** Repeats the save over it, with whether it was to be enabled. */
    saveOver: () => refused !== undefined && saving.mutate({ ...refused.save, over: refused.theirs }),
    loadTheirs: () => {
      if (refused !== undefined) edited.load(refused.theirs)
      setRefused(undefined)
      saving.reset()
    },
    decideLater: () => setRefused(undefined)
  }
}

export type Saving = ReturnType<typeof useSaving>
