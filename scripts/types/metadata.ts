import type { ActionDefinition, DestinationDefinition, GlobalSetting, InputField, Preset } from '@segment/actions-core'

/** What the two kinds of field have in common. */
const described = (field: GlobalSetting | InputField) => ({
  label: field.label,
  description: field.description ?? null,
  type: field.type,
  required: field.required ?? false,
  multiple: field.multiple ?? false
})

const settingMetadata = (field: GlobalSetting) => ({
  ...described(field),
  choices: field.choices ?? null,
  default: field.default ?? null,
  depends_on: field.depends_on ?? null
})

const fieldMetadata = (field: InputField) => ({
  ...described(field),
  allowNull: field.allowNull ?? false,
  dynamic: field.dynamic ?? false,
  default: field.default ?? null,
  choices: field.choices ?? null,
  placeholder: field.placeholder ?? null,
  properties: field.properties ?? null,
  category: field.category ?? null,
  depends_on: field.depends_on ?? null,
  readOnly: field.readOnly ?? null,
  hidden: field.unsafe_hidden ?? null,
  minimum: field.minimum ?? null,
  maximum: field.maximum ?? null,
  defaultObjectUI: field.defaultObjectUI ?? null,
  disabledInputMethods: field.disabledInputMethods ?? null,
  displayMode: field.displayMode ?? null,
  additionalProperties: field.additionalProperties ?? false
})

const actionMetadata = <Settings>(action: ActionDefinition<Settings>) => ({
  title: action.title,
  description: action.description,
  platform: action.platform ?? 'cloud',
  defaultSubscription: action.defaultSubscription ?? null,
  hidden: action.hidden ?? false,
  hasPerformBatch: typeof action.performBatch === 'function',
  syncMode: action.syncMode ?? null,
  hooks: action.hooks === undefined ? null : Object.keys(action.hooks),
  fields: mapValues(action.fields, fieldMetadata)
})

const presetMetadata = (preset: Preset) => ({
  name: preset.name,
  type: preset.type,
  partnerAction: preset.partnerAction,
  subscribe: 'subscribe' in preset ? preset.subscribe : null,
  mapping: preset.mapping ?? {},
  eventSlug: 'eventSlug' in preset ? preset.eventSlug : null
})

const mapValues = <V, R>(record: Record<string, V>, change: (value: V) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

/**
 * The `metadata.json` of a cloud destination: its definition as plain data, in the shape (keys, order, defaults) that
 * the action-destinations monorepo generates for each of its own.
 */
export function generateMetadata<Settings>(definition: DestinationDefinition<Settings>): string {
  const metadata = {
    slug: definition.slug,
    name: definition.name,
    mode: definition.mode,
    description: definition.description,
    authentication: {
      scheme: definition.authentication?.scheme,
      fields: mapValues(definition.authentication?.fields ?? {}, settingMetadata)
    },
    // Only an audience destination has one.
    audienceConfig: null,
    actions: mapValues(definition.actions, (action) => actionMetadata(action)),
    presets: (definition.presets ?? []).map(presetMetadata)
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
