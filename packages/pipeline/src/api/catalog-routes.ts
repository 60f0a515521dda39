import { z } from 'zod'
import { catalog } from '../catalog'
import type { CatalogEntry } from '../catalog'
import type { ApiApp } from './api-app'
import { anyError } from './schemas'

const settingSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    description: z.string(),
    type: z.string().describe('`password` for what must not be shown while it is typed.'),
    required: z.boolean()
  })
  .meta({ id: 'CatalogSetting' })

const fieldSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    description: z.string(),
    type: z.string(),
    required: z.boolean(),
    multiple: z.boolean(),
    default: z.unknown().optional().describe('A value or a mapping directive.'),
    choices: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    hidden: z.boolean().describe('Segment does not show it.'),
    editor: z.string().optional().describe("Segment's name of the editor for objects, such as `keyvalue:only`.")
  })
  .meta({ id: 'CatalogField', description: 'A field of an action.' })

const actionSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    description: z.string(),
    hidden: z.boolean(),
    fields: z.array(fieldSchema)
  })
  .meta({ id: 'CatalogAction' })

const presetSchema = z
  .object({
    name: z.string(),
    action: z.string(),
    trigger: z.string().describe('In FQL.'),
    fields: z.record(z.string(), z.unknown())
  })
  .meta({ id: 'CatalogPreset' })

const entrySchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    settings: z.array(settingSchema),
    actions: z.array(actionSchema),
    presets: z.array(presetSchema)
  })
  .meta({ id: 'CatalogEntry', description: 'A destination that can be added.' })

type Definition = CatalogEntry['definition']
type Setting = NonNullable<Definition['authentication']>['fields'][string]
type Action = Definition['actions'][string]

const settingJson = ([key, { label, description, type, required }]: [string, Setting]) => ({
  key,
  label,
  description,
  type,
  required: required === true
})

const fieldJson = ([key, field]: [string, Action['fields'][string]]) => ({
  key,
  label: field.label,
  description: field.description,
  type: field.type,
  // A condition is one for some values of other fields.
  required: field.required === true,
  multiple: field.multiple ?? false,
  default: field.default,
  choices: field.choices?.map((choice) => (typeof choice === 'object' ? choice : { label: choice, value: choice })),
  minimum: field.minimum,
  maximum: field.maximum,
  hidden: field.unsafe_hidden ?? false,
  editor: field.defaultObjectUI
})

const actionJson = ([key, action]: [string, Action]) => ({
  key,
  title: action.title,
  description: action.description,
  hidden: action.hidden ?? false,
  fields: Object.entries(action.fields).map(fieldJson)
})

const entryJson = ({ slug, name, definition }: CatalogEntry) => ({
  slug,
  // As Segment's catalog writes it.
  name: `${name} (Actions)`,
  description: definition.description ?? '',
  settings: Object.entries(definition.authentication?.fields ?? {}).map(settingJson),
  actions: Object.entries(definition.actions).map(actionJson),
  presets: (definition.presets ?? [])
    .filter((preset) => preset.type === 'automatic')
    .map(({ name = '', partnerAction, subscribe, mapping }) => ({
      name,
      action: partnerAction,
      trigger: subscribe,
      fields: mapping ?? {}
    }))
})

/** The destinations that can be added, as their definitions say. */
export function catalogRoutes(app: ApiApp): void {
  app.get(
    '/catalog',
    {
      schema: {
        tags: ['Catalog'],
        summary: 'The destinations that can be added',
        response: { 200: z.object({ catalog: z.array(entrySchema) }), ...anyError }
      }
    },
    () => ({ catalog: catalog.map(entryJson) })
  )
}
