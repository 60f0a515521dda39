import { Accordion, Alert, Button, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error'
import { samplesQuery } from '../../api/samples'
import type { SampleEvent, SampleFile } from '../../api/samples'
import { sendAsSdk } from '../../api/samples-send'
import { namedIn, sampleName, typeInWords } from '../../events/event-name'
import { countOf } from '../../ui/counting'
import { Loaded, LoadingLines } from '../../ui/loaded'
import classes from './send-sample.module.css'
import { bySimplicity, sampleWords } from './sample-words'

interface FileProps {
  file: SampleFile
  isSending: boolean
  onSend: (events: readonly SampleEvent[]) => void
}

function File({ file: { name, events }, isSending, onSend }: FileProps) {
  const { title, description } = sampleWords(name)
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>
        <Text fw={600} size="sm">
          {title}
          <Text span c="dimmed" fw={400} size="sm">
            {' '}
            · {countOf(events.length, 'event')}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Button
          size="xs"
          mb="xs"
          leftSection={<IconSend size={14} />}
          disabled={isSending}
          onClick={() => onSend(events)}
        >
          {events.length === 1 ? 'Send it' : `Send all ${events.length}`}
        </Button>
        {events.length > 1 && (
          <ul className={classes.events}>
            {events.map((event, place) => (
              <li key={place} className={classes.event}>
                <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                  {sampleName(event)}
                  {namedIn(event).name !== null && (
                    <Text span size="sm" c="dimmed">
                      {' '}
                      · {typeInWords(event)}
                    </Text>
                  )}
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={isSending}
                  flex="none"
                  aria-label={`Send ${sampleName(event)}`}
                  onClick={() => onSend([event])}
                >
                  Send
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function Samples({ sourceId, onSent }: { sourceId: string; onSent: () => void }) {
  const samples = useQuery(samplesQuery)
  const sending = useMutation({
    mutationFn: (events: readonly SampleEvent[]) => sendAsSdk(sourceId, events),
    onSuccess: (count, events) => {
      const rejected = events.length - count
      notifications.show({
        color: rejected > 0 ? 'yellow' : 'green',
        message: `Sent ${countOf(count, 'event')}${rejected > 0 ? `, ${rejected} refused` : ''}.`
      })
      onSent()
    }
  })
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Events of an invented tea shop, Fern & Kettle, sent now as an SDK would, each with a message id of its own.
      </Text>
      {sending.isError && (
        <Alert color="red" role="alert" title="Not sent">
          {sentenceOf(sending.error)}
        </Alert>
      )}
      <Loaded query={samples} loading={<LoadingLines lines={4} height={66} />}>
        {(files) => (
          <Accordion variant="contained" order={3}>
            {files.toSorted(bySimplicity).map((file) => (
              <File key={file.name} file={file} isSending={sending.isPending} onSend={sending.mutate} />
            ))}
          </Accordion>
        )}
      </Loaded>
    </Stack>
  )
}

interface SendSampleProps {
  sourceId: string
  opened: boolean
  onClose: () => void
}

/** Picks a sample, or a file of them, and sends it to a source. */
export function SendSample({ sourceId, opened, onClose }: SendSampleProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Send a sample" size="lg">
      <Samples sourceId={sourceId} onSent={onClose} />
    </Modal>
  )
}
