import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error'
import type { Preview } from '../../../api/preview'
import { eventNameWithPerson, typeInWords } from '../../../events/event-name'
import { JsonView } from '../../../ui/json/json-view'
import { Moment } from '../../../ui/moment'
import { Section } from '../section'
import { ChooseTestEvent } from './choose-test-event'
import type { TestEvent } from './use-test-event'

interface TestEventSectionProps {
  sourceId: string
  /** As it is edited. */
  trigger: string
  testEvent: TestEvent
  preview: Preview | undefined
  /** Whether a preview is still on its way, when there is none. */
  isAwaited: boolean
}

function Match({ preview, isAwaited }: Pick<TestEventSectionProps, 'preview' | 'isAwaited'>) {
  if (preview === undefined) return isAwaited ? <Skeleton height={20} width={120} radius="xl" /> : null
  return preview.matches ? (
    <Badge color="green" variant="light">
      Trigger matches
    </Badge>
  ) : (
    <Badge color="yellow" variant="light">
      Trigger does not match
    </Badge>
  )
}

function Origin({ testEvent: { choice, receivedAt, isDefault } }: { testEvent: TestEvent }) {
  if (choice?.from === 'pasted') return 'Pasted; kept in this page only'
  if (choice?.from === 'sample')
    return isDefault
      ? `From the sample ${choice.file}, as the source has no events yet`
      : `From the sample ${choice.file}`
  if (receivedAt === undefined) return null
  return (
    <>
      {isDefault ? 'A recent event of the source, ' : 'From the source, '}
      <Moment at={receivedAt} />
    </>
  )
}

function Chosen({ testEvent, preview, isAwaited }: Omit<TestEventSectionProps, 'sourceId' | 'trigger'>) {
  const [isShown, { toggle }] = useDisclosure()
  const { event, error } = testEvent
  if (error !== null && event === undefined) {
    return (
      <Text size="sm" c="var(--mantine-color-error)" role="alert">
        {sentenceOf(error)}
      </Text>
    )
  }
  if (event === undefined) return <Skeleton height={72} />
  return (
    <Stack gap="xs">
      <Group gap="xs" justify="space-between">
        <Group gap="xs" miw={0} wrap="nowrap">
          <Badge variant="default" style={{ flex: 'none' }}>
            {typeInWords(event)}
          </Badge>
          <Text fw={600} truncate>
            {eventNameWithPerson(event)}
          </Text>
        </Group>
        <Match preview={preview} isAwaited={isAwaited} />
      </Group>
      <Group gap="xs" justify="space-between">
        <Text size="sm" c="dimmed">
          <Origin testEvent={testEvent} />
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={isShown}>
          {isShown ? 'Hide the payload' : 'Show the payload'}
        </Button>
      </Group>
      {preview?.switchedOff !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {preview.switchedOff}
        </Text>
      )}
      {isShown && <JsonView value={event} label="event" maxHeight="320px" />}
    </Stack>
  )
}

/** The event that the mapping is tried with, and whether the trigger matches it. */
export function TestEventSection({ sourceId, trigger, testEvent, preview, isAwaited }: TestEventSectionProps) {
  const [isOpen, { open, close }] = useDisclosure()
  // Closing the dialog takes nothing away that was written there.
  const [pasted, setPasted] = useState('')
  return (
    <Section
      number={2}
      title="Test event"
      description="What the preview and the test below are made with."
      beside={
        <Button variant="default" size="xs" onClick={open}>
          Choose an event
        </Button>
      }
    >
      <Chosen testEvent={testEvent} preview={preview} isAwaited={isAwaited} />
      <ChooseTestEvent
        sourceId={sourceId}
        trigger={trigger}
        pasted={pasted}
        onPaste={setPasted}
        from={testEvent.isDefault ? 'source' : (testEvent.choice?.from ?? 'source')}
        isOpen={isOpen}
        onClose={close}
        onChoose={testEvent.choose}
      />
    </Section>
  )
}
