import type { CatalogEntry } from '../catalog'
import { settingIn } from '../destinations/setting-messages'
import { inWords } from '../refusal'
import type { Mistake } from '../refusal'

/** Something that keeps an event from being sent, and where it is to be corrected. */
export interface FieldError {
  /** Such as `fields.headers.X-Token`, `settings.movable_ink_url` or `trigger`; empty when it is none of them. */
  path: string
  /** Stable: programs may depend on it. */
  code: string
  message: string
}

/** What keeps the fields of a mapping from being saved. */
export const mappingErrors = (mistakes: readonly Mistake[]): FieldError[] =>
  mistakes.map((mistake) => ({ path: mistake.path, code: 'INVALID_MAPPING', message: inWords(mistake) }))

/** An error of the validation: one for each field. */
interface ValidationErrors extends Error {
  [Symbol.iterator](): Iterator<{ path: string; message: string }>
}

/** By its name: actions-core does not give out the class. */
const isOfValidation = (error: unknown): error is ValidationErrors =>
  error instanceof Error && error.name === 'AggregateAjvError' && Symbol.iterator in error

/** Said of the object that the field is missing in. */
const MISSING = / is missing the required field '([^']+)'/

/** The errors of the validation by field, such as `data`; undefined when the error is another one. */
export function validationErrors(error: unknown): { field: string; message: string }[] | undefined {
  if (!isOfValidation(error)) return undefined
  return [...error].map(({ path, message }) => {
    const at = path.replace(/^\$\.?/, '')
    return { field: [at, MISSING.exec(message)?.[1]].filter(Boolean).join('.'), message }
  })
}

/** The destination's own words for a mapped header, with its name as JSON. */
const OF_HEADER = /^Header ("(?:[^"\\]|\\.)*") /

/** The field or setting that the destination's own words name, by its label. */
function placeOf(message: string, entry: CatalogEntry, action: string): string {
  const header = OF_HEADER.exec(message)?.[1]
  if (header !== undefined) return `fields.headers.${String(JSON.parse(header))}`
  const setting = settingIn(message, entry)
  if (setting !== undefined) return `settings.${setting}`
  const fields = Object.entries(entry.definition.actions[action]?.fields ?? {})
  const field = fields.find(([, { label }]) => message.startsWith(`${label} `))
  return field === undefined ? '' : `fields.${field[0]}`
}

/** What an error of a run says, by the field or setting that it is about. */
export function fieldErrors(error: unknown, entry: CatalogEntry, action: string): FieldError[] {
  const ofValidation = validationErrors(error)
  if (ofValidation !== undefined) {
    return ofValidation.map(({ field, message }) => ({ path: `fields.${field}`, code: 'INVALID_FIELD', message }))
  }
  const { message, code } = error as { message?: unknown; code?: unknown }
  const text = typeof message === 'string' && message !== '' ? message : 'The mapping cannot be run with this event.'
  return [
    { path: placeOf(text, entry, action), code: typeof code === 'string' ? code : 'MAPPING_FAILED', message: text }
  ]
}
