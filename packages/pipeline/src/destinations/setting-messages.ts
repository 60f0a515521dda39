import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'
import { missingSettings } from './settings'

const settingsOf = ({ definition }: Pick<CatalogEntry, 'definition'>) =>
  Object.entries(definition.authentication?.fields ?? {})

/** What there is to say of required settings that are not set, by their keys. */
export function missingMessages(entry: CatalogEntry, settings: Partial<Settings>): Record<string, string> {
  const missing = missingSettings(entry.slug, settings)
  const named = settingsOf(entry).filter(([, { label }]) => missing.includes(label))
  return Object.fromEntries(named.map(([key, { label }]) => [key, `The ${label} setting is missing.`]))
}

/** The key of the setting that the destination's own words are about; undefined when they are about none. */
export const settingIn = (message: string, entry: Pick<CatalogEntry, 'definition'>): string | undefined =>
  settingsOf(entry).find(([, { label }]) => message.startsWith(`The ${label} setting `))?.[0]
