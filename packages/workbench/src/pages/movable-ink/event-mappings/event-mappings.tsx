import { Accordion, Button, Group, Text } from '@mantine/core'
import { IconArrowsSplit2, IconPlus } from '@tabler/icons-react'
import { EmptyState } from '../../../ui/empty-state'
import { UnsavedGuard } from '../../../ui/unsaved-guard'
import { useMovableInkView } from '../use-movable-ink-view'
import { draftOf } from './draft'
import { EventMappingsBar } from './event-mappings-bar'
import { EventMappingForm } from './event-mapping-form'
import { EventMappingSummary } from './event-mapping-summary'
import classes from './event-mappings.module.css'
import { useEventMappingEdits } from './use-event-mapping-edits'
import type { Kept } from './use-event-mapping-edits'
import { useShownWhenNew } from './use-shown-when-new'

interface EventMappingsProps {
  kept: Kept
  /** How many events each has taken. */
  accepted: Readonly<Record<string, number>>
}

/** The event mappings to edit, one at a time; the address says which, by its place. */
export function EventMappings({ kept, accepted }: EventMappingsProps) {
  const edits = useEventMappingEdits(kept)
  const { mapping, change } = useMovableInkView()
  const { drafts } = edits
  const { setNewest, cardOf } = useShownWhenNew()
  const add = () => {
    const added = draftOf()
    edits.add(added)
    setNewest(added.key)
    change({ mapping: String(drafts.length + 1) })
  }
  const button = (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
      Add event mapping
    </Button>
  )
  return (
    <>
      <UnsavedGuard isEdited={edits.isEdited} what="the event mappings" />
      <Group justify="space-between" mb="md" gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          An event that no active event mapping takes is rejected. Of one that is taken, only the named fields are kept.
        </Text>
        {button}
      </Group>
      {drafts.length === 0 && (
        <EmptyState icon={IconArrowsSplit2} title="There are no event mappings">
          Movable Ink takes nothing without one: every event is answered with 422.
        </EmptyState>
      )}
      <Accordion
        variant="contained"
        order={2}
        keepMounted={false}
        value={mapping ?? null}
        onChange={(value) => change({ mapping: value ?? '' })}
      >
        {drafts.map((draft, index) => (
          <Accordion.Item key={draft.key} value={String(index + 1)} className={classes.card} {...cardOf(draft.key)}>
            <Accordion.Control>
              <EventMappingSummary draft={draft} accepted={accepted[draft.name.trim()]} />
            </Accordion.Control>
            <Accordion.Panel>
              <EventMappingForm
                draft={draft}
                all={drafts}
                refusal={edits.saving.error}
                place={index}
                onChange={(parts) => edits.change(draft.key, parts)}
                onRemove={() => {
                  edits.remove(draft.key)
                  change({ mapping: '' })
                }}
              />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <EventMappingsBar edits={edits} />
    </>
  )
}
