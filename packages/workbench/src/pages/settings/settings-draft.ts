import type { CatalogSetting } from '../../api/catalog'
import type { Destination, DestinationChange } from '../../api/destinations'

/** What was typed and is not saved. What is missing is as it is saved. */
export interface SettingsDraft {
  /** The version that is edited: a change that somebody else made since is not overwritten. */
  updatedAt?: string
  name?: string
  /** A text while it is no number. */
  concurrency?: number | string
  /** By key. A setting that is write-only is here from when its input is open. */
  settings: Readonly<Record<string, string>>
}

/** Nothing is edited. */
export const NO_DRAFT: SettingsDraft = { settings: {} }

/** Whether a setting can be read: nothing of a secret is shown, and of a URL no more than its host. */
export const isWriteOnly = ({ key, type }: Pick<CatalogSetting, 'key' | 'type'>): boolean =>
  type === 'password' || key.endsWith('_url')

type Saved = Pick<Destination, 'name' | 'concurrency' | 'settings' | 'updatedAt'>

/** The settings that differ from what is saved; an input that was opened and left empty changes nothing. */
export function changedSettings(
  { settings }: SettingsDraft,
  saved: Pick<Saved, 'settings'>,
  catalog: readonly Pick<CatalogSetting, 'key' | 'type'>[]
): Record<string, string> {
  const changed = catalog.flatMap((setting) => {
    const typed = settings[setting.key]
    if (typed === undefined) return []
    const before = isWriteOnly(setting) ? '' : (saved.settings[setting.key]?.shown ?? '')
    return typed === before ? [] : [[setting.key, typed] as const]
  })
  return Object.fromEntries(changed)
}

/** What saving would change; undefined when that is nothing. */
export function changeOf(
  draft: SettingsDraft,
  saved: Saved,
  catalog: readonly Pick<CatalogSetting, 'key' | 'type'>[]
): DestinationChange | undefined {
  const settings = changedSettings(draft, saved, catalog)
  const change: DestinationChange = {
    ...(draft.name === undefined || draft.name === saved.name ? {} : { name: draft.name }),
    ...(draft.concurrency === undefined || draft.concurrency === saved.concurrency
      ? {}
      : // What is no number is refused by the API in its own words.
        { concurrency: Number(draft.concurrency) }),
    ...(Object.keys(settings).length === 0 ? {} : { settings })
  }
  if (Object.keys(change).length === 0) return undefined
  return { ...change, updatedAt: draft.updatedAt ?? saved.updatedAt }
}

/** A draft with more typed into it. The first edit decides which version is edited. */
export const withEdit = (
  draft: SettingsDraft,
  edit: Omit<Partial<SettingsDraft>, 'updatedAt'>,
  saved: Pick<Saved, 'updatedAt'>
): SettingsDraft => ({ ...draft, ...edit, updatedAt: draft.updatedAt ?? saved.updatedAt })

/** A draft without one setting: its input is closed, and what was typed is gone. */
export function withoutSetting(draft: SettingsDraft, key: string): SettingsDraft {
  const settings = Object.fromEntries(Object.entries(draft.settings).filter(([other]) => other !== key))
  return { ...draft, settings }
}

/** A draft of a destination that this page itself has changed meanwhile; a change of somebody else stays to be told. */
export const rebased = (draft: SettingsDraft, before: Pick<Saved, 'updatedAt'>, after: Pick<Saved, 'updatedAt'>) =>
  draft.updatedAt === before.updatedAt ? { ...draft, updatedAt: after.updatedAt } : draft
