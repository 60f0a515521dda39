import { Alert, Anchor, Badge, Code, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClock, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MappingTest } from '../../../api/test-mapping'
import { CopyButton } from '../../../ui/copy-button'
import { FixedBy } from '../../../ui/fixed-by'
import { JsonView } from '../../../ui/json/json-view'
import { duration } from '../../../ui/measures'
import { MessageHead } from '../preview/message-head'
import { WireRequest } from '../preview/wire-request'
import { namesSettings, outcomeWords } from './outcome-words'

const ICONS = { green: IconCircleCheck, yellow: IconClock, red: IconCircleX, gray: IconInfoCircle }

function Facts({ status, reason, ms, response }: MappingTest) {
  const isOwnReason = reason !== undefined && reason !== String(status)
  return (
    <Group gap="xs">
      {response !== undefined && <Badge variant="default">HTTP {response.status}</Badge>}
      {isOwnReason && <Badge variant="default">{reason}</Badge>}
      <Badge variant="default">{duration(ms)}</Badge>
    </Group>
  )
}

function Meaning({ explanation }: Pick<MappingTest, 'explanation'>) {
  if (explanation === undefined) return null
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          What it means for deliveries
        </Text>
        <FixedBy who={explanation.fixedBy} />
      </Group>
      <Text size="sm">{explanation.summary}</Text>
    </Stack>
  )
}

function RequestId({ id }: { id: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        Request id to quote to Movable Ink
      </Text>
      <Group gap={4} wrap="nowrap">
        <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
        <CopyButton text={id} of="request id" />
      </Group>
    </div>
  )
}

function Answer({ response }: { response: NonNullable<MappingTest['response']> }) {
  const { status, headers, body, truncated } = response
  return (
    <Stack gap="sm">
      <MessageHead first={`HTTP ${status}`} headers={headers} />
      {body === '' ? (
        <Text size="sm" c="dimmed">
          The answer has no body.
        </Text>
      ) : (
        <JsonView value={body} label="body of the answer" />
      )}
      {truncated && (
        <Text size="sm" c="dimmed">
          Only the beginning of the answer is shown.
        </Text>
      )}
    </Stack>
  )
}

function Half({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" miw={0}>
      <Title order={3} size="sm">
        {title}
      </Title>
      {typeof children === 'string' ? (
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      ) : (
        children
      )}
    </Stack>
  )
}

interface TestResultProps {
  test: MappingTest
  destinationId: string
  /** Whether mapping and event are still what was tested. */
  isUpToDate: boolean
}

/** How a test of the mapping ended: what was sent, what came back, what it means. */
export function TestResult({ test, destinationId, isUpToDate }: TestResultProps) {
  const { color, title, sent } = outcomeWords(test)
  const { outcome, message, request, response } = test
  const Icon = ICONS[color]
  const saysNothingWasSent = outcome === 'not-matched' || outcome === 'switched-off'
  return (
    <Stack gap="md">
      <Alert color={color} icon={<Icon size={20} />} title={title} role="status">
        <Stack gap="xs">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
          {!saysNothingWasSent && <Text size="sm">{sent}</Text>}
          {namesSettings(message) && (
            <Anchor component={Link} to={`/destinations/${destinationId}/settings`} size="sm">
              Open the settings
            </Anchor>
          )}
          <Facts {...test} />
        </Stack>
      </Alert>
      {!isUpToDate && (
        <Text size="sm" c="dimmed">
          The mapping or the event was changed since this test.
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Meaning explanation={test.explanation} />
        {response?.requestId !== undefined && <RequestId id={response.requestId} />}
      </SimpleGrid>
      {(request !== undefined || response !== undefined) && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Half title={test.sent === 'no' ? 'Request that was not sent' : 'Request'}>
            {request === undefined ? 'There is none.' : <WireRequest wire={request} />}
          </Half>
          <Half title="Response">{response === undefined ? 'No answer came.' : <Answer response={response} />}</Half>
        </SimpleGrid>
      )}
    </Stack>
  )
}
