import { Divider, Stack, Title } from '@mantine/core'
import type { Preview } from '../../api/preview'
import type { EventPath } from '../../fields/event-paths'
import { FieldEditor } from '../../fields/field-editor'
import type { CatalogField } from '../../fields/field-editor'
import type { FieldDraft } from '../../fields/field-draft'
import type { PlacedMistake } from '../../fields/field-mistakes'
import { Section } from './section'

interface FieldsSectionProps {
  /** Of the action; those that Segment does not show are left out. */
  fields: readonly CatalogField[]
  drafts: Readonly<Record<string, FieldDraft>>
  onChange: (key: string, draft: FieldDraft) => void
  /** Of the test event. */
  paths: readonly EventPath[]
  mistakes: readonly PlacedMistake[]
  preview: Preview | undefined
}

/** Mapped headers that do not go out, with the reason. */
const ignoredHeaders = (preview: Preview | undefined) =>
  new Map((preview?.wire?.ignoredHeaders ?? []).map(({ name, reason }) => [name, `Does not go out. ${reason}`]))

/** What is sent of an event: the fields of the action. */
export function FieldsSection({ fields, drafts, onChange, paths, mistakes, preview }: FieldsSectionProps) {
  const hints = ignoredHeaders(preview)
  const editorOf = (field: CatalogField) => (
    <FieldEditor
      key={field.key}
      field={field}
      draft={drafts[field.key] ?? { kind: 'nothing' }}
      onChange={(draft) => onChange(field.key, draft)}
      paths={paths}
      mistakes={mistakes}
      hints={field.key === 'headers' ? hints : undefined}
    />
  )
  const objects = fields.filter(({ type }) => type === 'object')
  const others = fields.filter(({ type }) => type !== 'object')
  return (
    <Section number={3} title="Select mappings" description="What is sent of an event.">
      <Stack gap="lg">
        {objects.map(editorOf)}
        {others.length > 0 && (
          <Stack gap="sm">
            <Divider />
            <Title order={3} size="sm">
              Batching
            </Title>
            {others.map(editorOf)}
          </Stack>
        )}
      </Stack>
    </Section>
  )
}
