import type { CatalogSetting } from '../api/catalog'
import type { Destination } from '../api/destinations'

/** The labels of the settings that a destination needs and does not have. */
export const missingLabels = (
  destination: Pick<Destination, 'settings'>,
  settings: readonly Pick<CatalogSetting, 'key' | 'label' | 'required'>[]
): string[] =>
  settings
    .filter(({ key, required }) => required && destination.settings[key]?.isSet !== true)
    .map(({ label }) => label)
