import { draftMistakes, draftOf, isBlank, jsonText, valueOfDraft } from './field-draft'
import type { DraftKind, FieldDraft, Row, RowKind } from './field-draft'

/** What becomes of a draft that is edited in another way. */
export interface Switched<Draft> {
  draft: Draft
  /** Whether something that was written is not in it any more. */
  isLost: boolean
}

const EMPTY: Record<Exclude<DraftKind, 'plain'>, FieldDraft> = {
  nothing: { kind: 'nothing' },
  whole: { kind: 'whole' },
  path: { kind: 'path', path: '' },
  rows: { kind: 'rows', rows: [] },
  json: { kind: 'json', text: '' }
}

/** The kinds of a field that holds an object, as they are offered. */
export type ObjectKind = keyof typeof EMPTY

/** Whether a draft is worth nothing: it takes one click to have it again. */
function isCheap(draft: FieldDraft): boolean {
  switch (draft.kind) {
    case 'rows':
      return draft.rows.every(isBlank)
    case 'path':
      return draft.path.trim() === ''
    case 'json':
      return /^(?:\{\s*\})?$/.test(draft.text.trim())
    default:
      return true
  }
}

/** Goes on with a field in another kind of editor, with as much of it as that can show. */
export function switchKind(draft: FieldDraft, to: ObjectKind): Switched<FieldDraft> {
  if (draft.kind === to) return { draft, isLost: false }
  if (isCheap(draft) && draft.kind !== 'whole') return { draft: EMPTY[to], isLost: false }
  if (draftMistakes(draft).length > 0) return { draft: EMPTY[to], isLost: true }
  const value = valueOfDraft(draft)
  if (to === 'json') return { draft: { kind: 'json', text: jsonText(value) }, isLost: false }
  if (draft.kind === 'json') {
    const simplest = draftOf(value)
    if (simplest.kind === to) return { draft: simplest, isLost: false }
  }
  return { draft: EMPTY[to], isLost: draft.kind !== 'whole' }
}

/** A path without what may stand before it. */
const bare = (path: string) => path.replace(/^\$\./, '')

const ONE_VARIABLE = /^\{\{([^{}]+)\}\}$/

/** Whether a text reads as the path of a value, such as `$.userId`. */
const looksLikePath = (text: string) => text.startsWith('$.')

/** Goes on with the value of a row as a text, a path or a template, with as much of it as that can be. */
export function switchRow(row: Row, to: RowKind): Switched<Row> {
  const { kind, text } = row
  const as = (changed: string, isLost = false) => ({ draft: { ...row, kind: to, text: changed }, isLost })
  if (kind === to || text === '') return as(text)
  if (to === 'path') {
    const [, variable] = ONE_VARIABLE.exec(text.trim()) ?? []
    if (variable !== undefined) return as(`$.${variable.trim()}`)
    return looksLikePath(text) ? as(text) : as('', true)
  }
  if (kind === 'path') return as(to === 'template' ? `{{${bare(text)}}}` : text)
  return as(text)
}
