import { Badge, Button, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { ApiError, sentenceOf } from '../../api/api-error'
import type { Destination } from '../../api/destinations'
import type { Mapping } from '../../api/mappings'
import type { Tried } from '../../api/preview'
import { WhyButton } from '../../checklist/why-button'
import { eventPaths } from '../../fields/event-paths'
import type { CatalogField } from '../../fields/field-editor'
import { wordsAt } from '../../fields/field-mistakes'
import { TriggerField } from '../../trigger/trigger-field'
import { PageHeader } from '../../ui/page-header'
import { BAR_PADDING, SaveBar } from '../../ui/save-bar'
import { UnsavedGuard } from '../../ui/unsaved-guard'
import { differences } from './differences'
import { FieldsSection } from './fields-section'
import { IdentityCard } from './identity-card'
import { fieldsOfDraft } from './mapping-draft'
import styles from './mapping-editor.module.css'
import { PreviewSection } from './preview/preview-section'
import { usePreview } from './preview/use-preview'
import { SavedElsewhere } from './saved-elsewhere'
import { Section } from './section'
import { TestEventSection } from './test-event/test-event-section'
import { useTestEvent } from './test-event/use-test-event'
import { TestSection } from './test/test-section'
import { UnsendableDialog } from './unsendable-dialog'
import { useEditedMapping } from './use-edited-mapping'
import type { MappingDraft } from './mapping-draft'
import { usePreviewQuestion } from './use-preview-question'
import { useSaving } from './use-saving'
import { whyNotTried } from './why-not-tried'

interface MappingEditorProps {
  mapping: Mapping
  destination: Destination
  /** Of the action: those that Segment shows. */
  fields: readonly CatalogField[]
  actionTitle: string
}

/** Edits a mapping, in Segment's own order, with a preview of what it makes of an event, and a test that really sends. */
export function MappingEditor({ mapping, destination, fields, actionTitle }: MappingEditorProps) {
  const [isTriggerUnfinished, setTriggerUnfinished] = useState(false)
  const edited = useEditedMapping(mapping, fields, isTriggerUnfinished)
  const { saved, draft, isChanged } = edited
  const saving = useSaving(edited)
  const testEvent = useTestEvent(destination.sourceId, mapping.trigger)
  const { event } = testEvent
  const mapped = useMemo(() => fieldsOfDraft(saved.fields, draft), [saved, draft])
  const tried = useMemo((): Tried | undefined => {
    if (isTriggerUnfinished || mapped === undefined || event === undefined) return undefined
    return {
      destinationId: destination.id,
      mapping: { trigger: draft.trigger, action: saved.action, fields: mapped },
      event
    }
  }, [destination.id, saved.action, draft.trigger, mapped, event, isTriggerUnfinished])
  const notTried = whyNotTried({
    isTriggerUnfinished,
    areFieldsFinished: mapped !== undefined,
    eventError: event === undefined ? testEvent.error : null
  })
  const editedPreview = usePreview(tried)
  const { preview } = editedPreview
  const paths = useMemo(() => eventPaths(event ?? {}), [event])
  const refused = saving.error instanceof ApiError ? saving.error.mistakes : []
  // The preview follows what is edited, a refused save does not.
  const mistakes = [
    ...(preview?.errors ?? []),
    ...refused.filter(({ path }) => !preview?.errors.some((one) => one.path === path))
  ]
  const obstacle = obstacleOf(saved, draft, isTriggerUnfinished)
  const question = usePreviewQuestion(tried)
  const isBusy = saving.isSaving || question.isLooking
  const save = (enabled?: boolean) => {
    if (obstacle !== undefined || isBusy) return
    const goOn = () => {
      if (isChanged) saving.save(enabled)
      else if (enabled !== undefined) saving.switchTo(enabled)
    }
    if (enabled ?? saved.enabled) question.askFirst({ saves: isChanged, goOn })
    else goOn()
  }
  useHotkeys([['mod+S', () => save()]], [], true)
  const edit = (part: Partial<MappingDraft>) => {
    edited.edit(part)
    saving.forgetError()
  }
  const triggerMistake = refused.find(({ path }) => path === 'trigger')
  const nameMistake = refused.find(({ path }) => path === 'name')

  return (
    <>
      <PageHeader
        title={saved.name}
        description={actionTitle}
        above={[
          { title: 'Destinations', to: '/destinations' },
          { title: destination.name, to: `/destinations/${destination.id}/mappings` }
        ]}
        actions={<WhyButton destinationId={destination.id} />}
      />
      <Stack gap="lg">
        <IdentityCard
          mapping={{ ...saved, warnings: mapping.warnings }}
          name={draft.name}
          nameMistake={nameMistake && wordsAt(nameMistake, 'name')}
          onName={(name) => edit({ name })}
          onEnabled={(enabled) => (enabled ? save(true) : saving.switchTo(false))}
          isEnabled={saving.isEnabled}
          isChanged={isChanged}
          isSaving={isBusy}
        />
        <Section number={1} title="Select events to map and send">
          <TriggerField
            key={edited.loads}
            value={draft.trigger}
            onChange={(trigger) => edit({ trigger })}
            sourceId={destination.sourceId}
            paths={paths}
            onUnfinished={setTriggerUnfinished}
            {...(triggerMistake === undefined ? {} : { error: triggerMistake.message })}
          />
        </Section>
        <div className={styles.columns}>
          <div className={styles.column}>
            <TestEventSection
              sourceId={destination.sourceId}
              trigger={draft.trigger}
              testEvent={testEvent}
              preview={preview}
              isAwaited={notTried === undefined && editedPreview.error === null}
            />
            <FieldsSection
              fields={fields}
              drafts={draft.fields}
              onChange={(key, field) => edit({ fields: { ...draft.fields, [key]: field } })}
              paths={paths}
              mistakes={mistakes}
              preview={preview}
            />
          </div>
          <div className={`${styles.column} ${styles.results}`}>
            <PreviewSection destinationId={destination.id} edited={editedPreview} notTried={notTried} />
          </div>
        </div>
        <TestSection destinationId={destination.id} tried={tried} notTried={notTried} />
      </Stack>
      <SaveBar
        isChanged={isChanged}
        isSaving={isBusy}
        obstacle={obstacle}
        refusal={saving.error === null ? undefined : sentenceOf(saving.error)}
        onSave={() => save()}
        onDiscard={() => {
          edited.load(saved)
          saving.forgetError()
        }}
      >
        {saved.enabled ? (
          <Badge color="green" variant="light" style={{ flex: 'none' }}>
            Enabled
          </Badge>
        ) : (
          <Button
            variant="default"
            px={BAR_PADDING}
            onClick={() => save(true)}
            disabled={obstacle !== undefined || isBusy}
          >
            {isChanged ? 'Save and enable' : 'Enable'}
          </Button>
        )}
      </SaveBar>
      <SavedElsewhere
        theirs={saving.theirs}
        differences={saving.theirs === undefined ? [] : differences(saving.theirs, draft, labelsOf(fields))}
        isSaving={saving.isSaving}
        onLoadTheirs={saving.loadTheirs}
        onSaveMine={saving.saveOver}
        onClose={saving.decideLater}
      />
      <UnsendableDialog question={question} />
      <UnsavedGuard isEdited={isChanged} what="this mapping" />
    </>
  )
}

const labelsOf = (fields: readonly CatalogField[]) => new Map(fields.map(({ key, label }) => [key, label]))

/** Why what is edited cannot be saved yet. */
function obstacleOf(saved: Mapping, draft: MappingDraft, isTriggerUnfinished: boolean): string | undefined {
  if (draft.name.trim() === '') return 'Give the mapping a name.'
  if (isTriggerUnfinished) return 'Finish the conditions of the trigger first.'
  return fieldsOfDraft(saved.fields, draft) === undefined ? 'Finish the fields first.' : undefined
}
