import { maskedUrl } from '@actions-movable-ink/runtime'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { catalogEntry } from '../catalog'
import type { CatalogEntry } from '../catalog'

/** A setting as it may be shown. */
export interface ShownSetting {
  isSet: boolean
  /** What may be shown of it: nothing of a password, of a URL no more than its host, and that it is an endpoint's. */
  shown?: string
}

type Field = NonNullable<CatalogEntry['definition']['authentication']>['fields'][string]

const fieldsOf = (slug: string): Readonly<Record<string, Field>> =>
  catalogEntry(slug)?.definition.authentication?.fields ?? {}

/** A setting as it may be given: a text, or nothing, which clears it. */
export type GivenSettings = Readonly<Record<string, string | null>>

/** The names of what was given that is no setting of the destination. */
export const unknownSettings = (slug: string, given: GivenSettings): string[] =>
  Object.keys(given).filter((name) => !Object.hasOwn(fieldsOf(slug), name))

/** Settings with what was given in the place of what is there. */
export function withSettings(settings: Partial<Settings>, given: GivenSettings): Partial<Settings> {
  const values = Object.entries({ ...settings, ...given })
  return Object.fromEntries(values.filter(([, value]) => value !== null && value !== ''))
}

function show(name: string, field: Field, value: unknown): ShownSetting {
  if (typeof value !== 'string' || value === '') return { isSet: false }
  if (field.type === 'password') return { isSet: true }
  return { isSet: true, shown: name.endsWith('_url') ? maskedUrl(value) : value }
}

/** The settings of an instance as they may be shown, in the order of the definition. */
export function shownSettings(slug: string, settings: Partial<Settings>): Record<string, ShownSetting> {
  const values = settings as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(fieldsOf(slug)).map(([name, field]) => [name, show(name, field, values[name])])
  )
}

/** The labels of required settings that are not set. */
export function missingSettings(slug: string, settings: Partial<Settings>): string[] {
  const values = settings as Record<string, unknown>
  return Object.entries(fieldsOf(slug)).flatMap(([name, { label, required }]) =>
    required === true && !values[name] ? [label] : []
  )
}
