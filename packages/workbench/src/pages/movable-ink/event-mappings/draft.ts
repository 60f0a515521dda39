import type { EventMapping } from '../../../api/movable-ink'

/** A field of an event mapping while it is edited: two may have the same name for a moment. */
export interface FieldDraft {
  key: number
  name: string
  path: string
}

/** An event mapping while it is edited. */
export interface EventMappingDraft {
  key: number
  name: string
  match: string
  fields: FieldDraft[]
  active: boolean
}

let lastKey = 0

const newKey = () => (lastKey += 1)

/** A field that is added to an event mapping. */
export const newField = (name = '', path = ''): FieldDraft => ({ key: newKey(), name, path })

/** An event mapping as it is edited; without one, what a new one begins with. */
export const draftOf = (
  { name, match, fields, active }: EventMapping = {
    name: '',
    match: '.type == "track" and .event == ""',
    fields: { user_id: '.userId', anonymous_id: '.anonymousId', timestamp: '.timestamp' },
    active: true
  }
): EventMappingDraft => ({
  key: newKey(),
  name,
  match,
  fields: Object.entries(fields).map(([field, path]) => newField(field, path)),
  active
})

/** What is to be saved. */
export const eventMappingOf = ({ name, match, fields, active }: EventMappingDraft): EventMapping => ({
  name: name.trim(),
  match,
  fields: Object.fromEntries(fields.map((field) => [field.name.trim(), field.path])),
  active
})

/** By path, as the API names them, what keeps a draft from being an event mapping at all. */
export function mistakesOf(draft: EventMappingDraft, all: readonly EventMappingDraft[]): Map<string, string> {
  const mistakes = new Map<string, string>()
  const name = draft.name.trim()
  if (name === '') mistakes.set('name', 'Give it a name')
  else if (all.some((other) => other !== draft && other.name.trim() === name))
    mistakes.set('name', 'Another event mapping has this name')
  if (draft.match.trim() === '') mistakes.set('match', 'Write a criterion, such as .type == "track"')
  for (const { key, name, path } of draft.fields) {
    const field = name.trim()
    if (field === '') mistakes.set(`${key}.name`, 'Give it a name')
    else if (draft.fields.some((other) => other.key !== key && other.name.trim() === field))
      mistakes.set(`${key}.name`, 'Another field has this name')
    if (path.trim() === '') mistakes.set(`${key}.path`, 'Write a path, such as .userId')
  }
  return mistakes
}

/** Whether two lists of event mappings say the same. */
export const isSame = (one: readonly EventMapping[], other: readonly EventMapping[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The drafts when `sent` has been saved: what was edited since then is still to be saved. */
export const draftsAfterSave = (
  drafts: EventMappingDraft[],
  sent: readonly EventMapping[],
  saved: readonly EventMapping[]
): EventMappingDraft[] => (isSame(drafts.map(eventMappingOf), sent) ? saved.map((one) => draftOf(one)) : drafts)
