import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { JsonEditor } from '../../../ui/json/json-view'
import { readPasted } from './test-event'
import type { Choice } from './test-event'

interface PastedEventProps {
  text: string
  onText: (text: string) => void
  onChoose: (choice: Choice) => void
}

/** An event as JSON. It stays in this page: it is stored nowhere. */
export function PastedEvent({ text, onText, onChoose }: PastedEventProps) {
  const [mistake, setMistake] = useState<string>()
  const use = () => {
    const read = readPasted(text)
    if ('mistake' in read) setMistake(read.mistake)
    else onChoose({ from: 'pasted', event: read.event })
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        A raw event, as the debugger copies it. It is kept in this page only, and gone when the page is loaded again.
      </Text>
      <JsonEditor
        label="Event as JSON"
        value={text}
        minHeight="300px"
        maxHeight="300px"
        onChange={(changed) => {
          onText(changed)
          setMistake(undefined)
        }}
      />
      <Group justify="space-between" gap="sm" align="flex-start">
        <Text size="sm" c="var(--mantine-color-error)" role="alert" flex={1} miw={0}>
          {mistake}
        </Text>
        <Button onClick={use} disabled={text.trim() === ''}>
          Use this event
        </Button>
      </Group>
    </Stack>
  )
}
