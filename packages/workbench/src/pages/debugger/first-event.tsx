import { Box, Code, Group, Loader, Paper, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LiveView } from '../../api/live-events'
import { writeKeyQuery } from '../../api/sources'
import { CopyButton } from '../../ui/copy-button'
import { Loaded } from '../../ui/loaded'
import { firstEventCodes } from './first-event-code'
import type { FirstEventCode } from './first-event-code'

/** As high as the tabs with the code that is shown first, in pixels. */
const LOADING_HEIGHT = 271

function CodeToCopy({ title, hint, code }: FirstEventCode) {
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      <Box pos="relative">
        <Box pos="absolute" top={6} right={6}>
          <CopyButton text={code} of={`code for ${title}`} />
        </Box>
        <Code block tabIndex={0} role="region" aria-label={`Code for ${title}`} pr={44}>
          {code}
        </Code>
      </Box>
    </Stack>
  )
}

/** Ways to send events to a source, with its write key. */
export function HowToSend({ sourceId }: { sourceId: string }) {
  const writeKey = useQuery(writeKeyQuery(sourceId))
  return (
    <Loaded query={writeKey} loading={<Skeleton height={LOADING_HEIGHT} />}>
      {(key) => {
        const codes = firstEventCodes(window.location.origin, key)
        return (
          <Tabs defaultValue="curl">
            <Tabs.List mb="sm">
              {codes.map(({ title }) => (
                <Tabs.Tab key={title} value={title}>
                  {title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {codes.map((code) => (
              <Tabs.Panel key={code.title} value={code.title}>
                <CodeToCopy {...code} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )
      }}
    </Loaded>
  )
}

interface FirstEventProps {
  sourceId: string
  connection: LiveView['connection']
}

/** In the place of the events while there are none. */
export function FirstEvent({ sourceId, connection }: FirstEventProps) {
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} maw={760}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            Send the first event
          </Title>
          <Group gap="xs" role="status">
            <Loader size="sm" type="dots" aria-hidden />
            <Text size="sm" fw={500}>
              {connection === 'lost' ? 'Connection lost, trying again' : 'Waiting for the first event'}
            </Text>
          </Group>
        </Group>
        <Text>
          From your own code, or take one of the samples above. The write key is filled in: it says which source an
          event belongs to.
        </Text>
        <HowToSend sourceId={sourceId} />
      </Stack>
    </Paper>
  )
}
