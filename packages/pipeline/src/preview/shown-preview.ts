import type { CatalogEntry } from '../catalog'
import type { Concealer } from './conceal-secrets'
import type { FieldError } from './field-errors'
import { shownMappedHeaders } from './shown-headers'

/** What of a preview may hold a secret; the request has been seen to where it was made. */
export interface Unconcealed {
  resolved: Record<string, unknown>
  validated?: unknown
  errors: FieldError[]
}

const FIELDS = 'fields.'

/** The place of an error, with the name of a field as it is: behind it stands what the mapping calls something. */
function shownPath(path: string, names: readonly string[], { text }: Concealer): string {
  if (!path.startsWith(FIELDS)) return path
  const name = names.find((one) => path === FIELDS + one || path.startsWith(`${FIELDS}${one}.`)) ?? ''
  const end = FIELDS.length + name.length
  return path.slice(0, end) + text(path.slice(end))
}

/** The steps of a preview as they may be shown: masked in what event and mapping hold, and not in our own words for it. */
export function shownSteps(
  { definition }: CatalogEntry,
  action: string,
  { resolved, validated, errors }: Unconcealed,
  conceal: Concealer
): Unconcealed {
  const names = Object.keys(definition.actions[action]?.fields ?? {})
  const shownFields = (fields: object) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]: [string, unknown]) => [
        names.includes(name) ? name : conceal.text(name),
        name === 'headers' ? shownMappedHeaders(value, conceal) : conceal.json(value)
      ])
    )
  return {
    resolved: shownFields(resolved),
    ...(typeof validated === 'object' && validated !== null ? { validated: shownFields(validated) } : {}),
    errors: errors.map(({ path, code, message }) => ({
      path: shownPath(path, names, conceal),
      code,
      message: conceal.text(message)
    }))
  }
}
