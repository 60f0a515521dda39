import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { catalog } from '../catalog'
import type { CatalogEntry } from '../catalog'

/** A setting as it may be shown. */
export interface ShownSetting {
  isSet: boolean
  /** What may be shown of it: nothing of a password, of a URL no more than its host. */
  shown?: string
}

type Field = NonNullable<CatalogEntry['definition']['authentication']>['fields'][string]

const MASK = '•••'

/** A URL without what may hold the endpoint key. */
function maskedUrl(text: string): string | undefined {
  try {
    const url = new URL(text)
    const isEndpoint = /^\/behavioral\/./.test(url.pathname)
    return `${url.protocol}//${url.host}${isEndpoint ? '/behavioral' : ''}/${MASK}`
  } catch {
    return undefined
  }
}

function show(name: string, field: Field, value: unknown): ShownSetting {
  if (typeof value !== 'string' || value === '') return { isSet: false }
  if (field.type === 'password') return { isSet: true }
  return { isSet: true, shown: name.endsWith('_url') ? maskedUrl(value) : value }
}

/** The settings of an instance as they may be shown, in the order of the definition. */
export function shownSettings(slug: string, settings: Partial<Settings>): Record<string, ShownSetting> {
  const fields = catalog.find((entry) => entry.slug === slug)?.definition.authentication?.fields ?? {}
  const values = settings as Record<string, unknown>
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, show(name, field, values[name])]))
}

/** The labels of required settings that are not set. */
export function missingSettings(slug: string, settings: Partial<Settings>): string[] {
  const fields = catalog.find((entry) => entry.slug === slug)?.definition.authentication?.fields ?? {}
  const values = settings as Record<string, unknown>
  return Object.entries(fields).flatMap(([name, { label, required }]) => (required && !values[name] ? [label] : []))
}
