import { useState } from 'react'
import type { Mapping } from '../../api/mappings'
import type { EditedField } from '../../fields/field-draft'
import { draftOfMapping, isChanged } from './mapping-draft'
import type { MappingDraft } from './mapping-draft'

/** A mapping that is edited, and what is saved of it. */
export interface EditedMapping {
  /** As it was loaded or last saved here: what the changes are changes of. */
  saved: Mapping
  draft: MappingDraft
  isChanged: boolean
  edit: (part: Partial<MappingDraft>) => void
  /** Goes on from what is saved now; what is edited stays. */
  rebase: (saved: Mapping) => void
  /** Forgets what was edited. */
  load: (saved: Mapping) => void
}

/**
 * @param mapping the newest that is known: taken over as long as nothing is edited
 * @param fields those that are shown
 */
export function useEditedMapping(mapping: Mapping, fields: readonly EditedField[]): EditedMapping {
  const [saved, setSaved] = useState(mapping)
  const [draft, setDraft] = useState(() => draftOfMapping(mapping, fields))
  const changed = isChanged(saved, draft)
  const load = (newer: Mapping) => {
    setSaved(newer)
    setDraft(draftOfMapping(newer, fields))
  }
  // In ISO 8601 later is greater.
  if (!changed && mapping.updatedAt > saved.updatedAt) load(mapping)
  return {
    saved,
    draft,
    isChanged: changed,
    edit: (part) => setDraft((before) => ({ ...before, ...part })),
    rebase: setSaved,
    load
  }
}
