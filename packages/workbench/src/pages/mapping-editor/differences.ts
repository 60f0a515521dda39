import type { Mapping } from '../../api/mappings'
import { fieldsOfDraft, isSame } from './mapping-draft'
import type { MappingDraft } from './mapping-draft'

/** A part of a mapping that was saved elsewhere in another way than it is edited here. */
export interface Difference {
  /** What it is. */
  part: string
  theirs: string
  mine: string
}

const NOTHING = 'Nothing'

const inWords = (value: unknown) => (value === undefined ? NOTHING : JSON.stringify(value, null, 2))

/**
 * How a mapping that was saved elsewhere differs from the one that is edited here.
 *
 * @param labels of the fields, by key
 */
export function differences(
  theirs: Pick<Mapping, 'name' | 'trigger' | 'fields'>,
  draft: MappingDraft,
  labels: ReadonlyMap<string, string>
): Difference[] {
  const mine = fieldsOfDraft(theirs.fields, draft) ?? {}
  const keys = [...new Set([...Object.keys(theirs.fields), ...Object.keys(mine)])]
  return [
    { part: 'Name', theirs: theirs.name, mine: draft.name.trim() },
    { part: 'Trigger', theirs: theirs.trigger, mine: draft.trigger },
    ...keys
      .filter((key) => !isSame(theirs.fields[key], mine[key]))
      .map((key) => ({
        part: labels.get(key) ?? key,
        theirs: inWords(theirs.fields[key]),
        mine: inWords(mine[key])
      }))
  ].filter((difference) => difference.theirs !== difference.mine)
}
