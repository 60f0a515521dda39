import { useState } from 'react'
import type { SetStateAction } from 'react'
import type { Mapping } from '../../api/mappings'
import type { EditedField } from '../../fields/field-draft'
import { draftOfMapping, isChanged } from './mapping-draft'
import type { MappingDraft } from './mapping-draft'

/** A mapping that is edited, and what is saved of it. */
export interface EditedMapping {
  /** As it was loaded or last saved here: what the changes are changes of. */
  saved: Mapping
  draft: MappingDraft
  /** Something would be lost, be it a condition of the trigger that is in no text yet. */
  isChanged: boolean
  /** How often what was edited was forgotten. */
  loads: number
  edit: (part: Partial<MappingDraft>) => void
  /** Goes on from what is saved now; what is edited stays. */
  rebase: (saved: SetStateAction<Mapping>) => void
  /** Forgets what was edited. */
  load: (saved: Mapping) => void
}

/**
 * @param mapping the newest that is known: taken over as long as nothing is edited
 * @param fields those that are shown
 * @param isTriggerUnfinished a condition of the trigger is edited that is not in the draft yet
 */
export function useEditedMapping(
  mapping: Mapping,
  fields: readonly EditedField[],
  isTriggerUnfinished: boolean
): EditedMapping {
  const [saved, setSaved] = useState(mapping)
  const [draft, setDraft] = useState(() => draftOfMapping(mapping, fields))
  const [loads, setLoads] = useState(0)
  const changed = isTriggerUnfinished || isChanged(saved, draft)
  const load = (newer: Mapping) => {
    setSaved(newer)
    setDraft(draftOfMapping(newer, fields))
    setLoads(loads + 1)
  }
  // In ISO 8601 later is greater.
  if (!changed && mapping.updatedAt > saved.updatedAt) load(mapping)
  return {
    saved,
    draft,
    isChanged: changed,
    loads,
    edit: (part) => setDraft((before) => ({ ...before, ...part })),
    rebase: setSaved,
    load
  }
}
