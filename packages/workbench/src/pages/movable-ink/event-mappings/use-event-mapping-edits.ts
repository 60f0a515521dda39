import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventMappingsQuery, movableInkQuery, saveEventMappings } from '../../../api/movable-ink'
import type { EventMapping } from '../../../api/movable-ink'
import { draftOf, draftsAfterSave, eventMappingOf, isSame, mistakesOf } from './draft'
import type { EventMappingDraft } from './draft'

/** The event mappings as they are kept, and a name for their state. */
export interface Kept {
  eventMappings: EventMapping[]
  version: string
}

const draftsOf = ({ eventMappings }: Kept) => eventMappings.map((one) => draftOf(one))

/** What is edited of the event mappings, until it is saved. */
export function useEventMappingEdits(kept: Kept) {
  const queries = useQueryClient()
  const [base, setBase] = useState(kept)
  const [drafts, setDrafts] = useState(() => draftsOf(kept))
  const isEdited = !isSame(drafts.map(eventMappingOf), base.eventMappings)
  const begin = (from: Kept) => {
    setBase(from)
    setDrafts(draftsOf(from))
  }
  const saving = useMutation({
    mutationFn: async () => {
      const sent = drafts.map(eventMappingOf)
      return { sent, saved: await saveEventMappings(sent, base.version) }
    },
    onSuccess: ({ sent, saved }) => {
      queries.setQueryData(eventMappingsQuery.queryKey, saved)
      void queries.invalidateQueries({ queryKey: movableInkQuery.queryKey, exact: true })
      setBase(saved)
      setDrafts((current) => draftsAfterSave(current, sent, saved.eventMappings))
    },
    // Somebody else's may be the reason: then they are to be seen.
    onError: () => void queries.invalidateQueries({ queryKey: eventMappingsQuery.queryKey })
  })
  // What somebody else saved is shown at once where nothing would be lost by it.
  if (!isEdited && !saving.isPending && kept.version !== base.version) begin(kept)
  // A save that is still under way stays so: another one would be of the same version.
  const forgetRefusal = () => {
    if (saving.isError) saving.reset()
  }
  return {
    drafts,
    isEdited,
    saving,
    hasMistakes: drafts.some((draft) => mistakesOf(draft, drafts).size > 0),
    isStale: kept.version !== base.version,
    change: (key: number, parts: Partial<EventMappingDraft>) => {
      forgetRefusal()
      setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...parts } : draft)))
    },
    add: (draft: EventMappingDraft) => setDrafts([...drafts, draft]),
    remove: (key: number) => {
      forgetRefusal()
      setDrafts(drafts.filter((draft) => draft.key !== key))
    },
    discard: () => {
      forgetRefusal()
      begin(kept)
    }
  }
}
