import { mistakeOfKey, mistakeOfKeys } from './json-text'
import { idOfRow } from './row-ids'

/** How the value of a row is written: as it is, as the path of a value in the event, or as a text with variables. */
export type RowKind = 'text' | 'path' | 'template'

/** One key of an object, while it is edited. */
export interface Row {
  /** Of the row, whatever its name becomes. */
  id: number
  name: string
  kind: RowKind
  /** The text, the path or the template. */
  text: string
}

/** Keys with values of their own. */
export interface RowsDraft {
  kind: 'rows'
  rows: readonly Row[]
  /** What the field is as long as there is no row. Default: not finished, as hardly anybody means to send an empty object. */
  ifEmpty?: 'left-out' | 'object'
}

/**
 * A field of a mapping while it is edited: nothing, the whole event, one value of the event, keys with values of their
 * own, JSON that may not be finished, or a plain value such as `true`.
 */
export type FieldDraft =
  | { kind: 'nothing' }
  | { kind: 'whole' }
  | { kind: 'path'; path: string }
  | RowsDraft
  | { kind: 'json'; text: string }
  | { kind: 'plain'; value: string | number | boolean }

export type DraftKind = FieldDraft['kind']

/** What the runtime takes for the event itself. */
const WHOLE_EVENT = '$.'

const DIRECTIVES = { path: '@path', template: '@template' } as const

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a directive that has nothing but that text. */
function textOf(value: unknown, directive: string): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined
  const text = value[directive]
  return typeof text === 'string' ? text : undefined
}

function rowOf(name: string, value: unknown): Row | undefined {
  const id = idOfRow()
  if (typeof value === 'string') return { id, name, kind: 'text', text: value }
  for (const kind of ['path', 'template'] as const) {
    const text = textOf(value, DIRECTIVES[kind])
    // The runtime reads a path that is none as the whole event: a row has one, or is not finished.
    if (text !== undefined && (kind !== 'path' || text.trim() !== '')) return { id, name, kind, text }
  }
  return undefined
}

/** The keys of an object as rows; undefined when one of them holds more than a row can show. */
function rowsOf(value: Record<string, unknown>): Row[] | undefined {
  const entries = Object.entries(value)
  // Without a name a row is one that is not begun; with an @ in front the object is a directive.
  if (entries.some(([name]) => name === '' || name.startsWith('@') || name !== name.trim())) return undefined
  const rows = entries.map(([name, inner]) => rowOf(name, inner))
  return rows.every((row) => row !== undefined) ? rows : undefined
}

/** JSON as it is edited. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2)

/**
 * The simplest way to edit a value of a field. What no simple editor can show is JSON, unchanged.
 *
 * @param value undefined when the mapping says nothing of the field
 */
export function draftOf(value: unknown): FieldDraft {
  if (value === undefined) return { kind: 'nothing' }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'plain', value }
  const path = textOf(value, DIRECTIVES.path)
  if (path === WHOLE_EVENT) return { kind: 'whole' }
  // Without a path the editor of paths has not begun; the runtime reads it as the whole event.
  if (path !== undefined && path.trim() !== '') return { kind: 'path', path }
  const rows = isObject(value) ? rowsOf(value) : undefined
  return rows === undefined || rows.length === 0 ? { kind: 'json', text: jsonText(value) } : { kind: 'rows', rows }
}

/** What of a field's definition decides how it is edited. */
export interface EditedField {
  key: string
  /** Such as `object` or `boolean`. */
  type: string
  /** Segment's name of the editor for objects. */
  editor?: string
}

/** Whether a field is a list of keys and values, and nothing else. */
export const isKeysOnly = ({ editor }: EditedField): boolean => editor === 'keyvalue:only'

function draftOfKeys(value: unknown): FieldDraft {
  if (value === undefined) return { kind: 'rows', rows: [], ifEmpty: 'left-out' }
  const rows = isObject(value) ? rowsOf(value) : undefined
  return rows === undefined ? { kind: 'json', text: jsonText(value) } : { kind: 'rows', rows, ifEmpty: 'object' }
}

/** As `draftOf`, for a field of the catalog: a value that its editor cannot show is JSON. */
export function draftOfField(field: EditedField, value: unknown): FieldDraft {
  if (isKeysOnly(field)) return draftOfKeys(value)
  const { type } = field
  const draft = draftOf(value)
  if (draft.kind === 'nothing' || draft.kind === 'json') return draft
  const fits = type === 'object' ? draft.kind !== 'plain' : draft.kind === 'plain' && typeof draft.value === type
  return fits ? draft : { kind: 'json', text: jsonText(value) }
}

/** What a row stands for in the mapping. */
export const valueOfRow = ({ kind, text }: Pick<Row, 'kind' | 'text'>): unknown =>
  kind === 'text' ? text : { [DIRECTIVES[kind]]: text }

/** A row that nobody has begun to fill. */
export const isBlank = ({ name, text }: Row): boolean => name.trim() === '' && text === ''

/** Something that keeps what is edited from being a value. */
export interface DraftMistake {
  /** The row that it is about, if it is about one. */
  row?: number
  message: string
}

const NO_PATH = 'Choose what of the event to send.'

function mistakeOfRow(row: Row, rows: readonly Row[]): string | undefined {
  const name = row.name.trim()
  if (name === '') return 'Give it a name.'
  if (name.startsWith('@')) return 'A name cannot begin with @. Edit the field as JSON to use a directive.'
  if (rows.some((other) => other.id !== row.id && other.name.trim() === name)) return 'This name is there twice.'
  if (row.kind === 'path' && row.text.trim() === '') return NO_PATH
  return mistakeOfKey(name)
}

function mistakesOfRows({ rows, ifEmpty }: RowsDraft): DraftMistake[] {
  if (rows.every(isBlank) && ifEmpty === undefined) return [{ message: 'Add a key, or choose what else to send.' }]
  return rows.flatMap((row) => {
    const message = isBlank(row) ? undefined : mistakeOfRow(row, rows)
    return message === undefined ? [] : [{ row: row.id, message }]
  })
}

function mistakesOfJson(text: string): DraftMistake[] {
  if (text.trim() === '') return []
  try {
    JSON.parse(text)
  } catch (error) {
    return [{ message: `This is not JSON yet: ${(error as SyntaxError).message}` }] // JSON.parse throws no other
  }
  const message = mistakeOfKeys(text)
  return message === undefined ? [] : [{ message }]
}

/** What keeps a draft from being a value; none when it is one. */
export function draftMistakes(draft: FieldDraft): DraftMistake[] {
  switch (draft.kind) {
    case 'rows':
      return mistakesOfRows(draft)
    case 'path':
      return draft.path.trim() === '' ? [{ message: NO_PATH }] : []
    case 'json':
      return mistakesOfJson(draft.text)
    default:
      return []
  }
}

/**
 * The value that a draft stands for; undefined when the field is left out of the mapping.
 *
 * @param draft one without mistakes
 */
export function valueOfDraft(draft: FieldDraft): unknown {
  switch (draft.kind) {
    case 'nothing':
      return undefined
    case 'whole':
      return { [DIRECTIVES.path]: WHOLE_EVENT }
    case 'path':
      return { [DIRECTIVES.path]: draft.path }
    case 'rows': {
      const rows = draft.rows.filter((row) => !isBlank(row))
      if (rows.length === 0 && draft.ifEmpty === 'left-out') return undefined
      return Object.fromEntries(rows.map((row) => [row.name.trim(), valueOfRow(row)]))
    }
    case 'json':
      return draft.text.trim() === '' ? undefined : (JSON.parse(draft.text) as unknown)
    case 'plain':
      return draft.value
  }
}
