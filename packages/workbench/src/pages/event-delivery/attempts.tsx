import { Anchor, Badge, Code, Group, Stack, Text, Timeline } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Attempt } from '../../api/deliveries'
import { CopyButton } from '../../ui/copy-button'
import { duration, size } from '../../ui/measures'
import { preciseTime } from '../../ui/time-in-words'

interface AttemptDetailsProps {
  attempt: Attempt
  /** A message that already stands above. */
  saidAbove: string | null
}

function AttemptDetails({ attempt, saidAbove }: AttemptDetailsProps) {
  const { at, ms, message, request, requestId, retryAfterMs, batch } = attempt
  return (
    <Stack gap={6} mt={4}>
      <Text size="sm" c="dimmed">
        <time dateTime={at}>{preciseTime(new Date(at))}</time>, took {duration(ms)}
        {batch === undefined ? '' : `, in a batch of ${batch}`}
      </Text>
      {message !== undefined && message !== saidAbove && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
      )}
      {request === undefined ? (
        <Text size="sm" c="dimmed">
          Nothing was sent.
        </Text>
      ) : (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {request.method} {request.url}
          {request.bytes === undefined ? '' : `\n${size(request.bytes)}`}
        </Code>
      )}
      {retryAfterMs !== undefined && <Text size="sm">Movable Ink asked to wait {duration(retryAfterMs)}.</Text>}
      {requestId !== undefined && (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Request id <Code>{requestId}</Code>
          </Text>
          <CopyButton text={requestId} of="request id" />
        </Group>
      )}
    </Stack>
  )
}

/** What an attempt was answered with; where there was no answer, the reason instead of the status that stands for it. */
function resultOf({ status, reason }: Attempt): string {
  if (reason !== undefined) return reason
  return status === undefined ? 'Not sent' : String(status)
}

interface AttemptsProps {
  /** The newest ones, oldest first. */
  log: readonly Attempt[]
  /** How many there were in all. */
  total: number
  /** Why the delivery is not delivered, if it says so above: attempts that say the same need not repeat it. */
  saidAbove: string | null
  /** The page that shows what the mapping makes of the event now; null when the mapping was deleted. */
  previewAt: string | null
}

/** The attempts of a delivery, newest first. */
export function Attempts({ log, total, saidAbove, previewAt }: AttemptsProps) {
  const older = Math.max(0, total - log.length)
  const newestFirst = log.map((attempt, index) => ({ attempt, number: older + index + 1 })).toReversed()
  if (newestFirst.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There was none so far.
      </Text>
    )
  }
  return (
    <>
      <Timeline active={newestFirst.length} bulletSize={22} lineWidth={2}>
        {newestFirst.map(({ attempt, number }) => {
          const isDelivered = attempt.reason === undefined && attempt.status !== undefined
          return (
            <Timeline.Item
              key={`${number} ${attempt.at}`}
              color={isDelivered ? 'green' : 'red'}
              bullet={isDelivered ? <IconCheck size={13} /> : <IconX size={13} />}
              title={
                <Group gap="xs">
                  <Text fw={600} size="sm">
                    Attempt {number}
                  </Text>
                  <Badge variant="light" color={isDelivered ? 'green' : 'red'}>
                    {resultOf(attempt)}
                  </Badge>
                </Group>
              }
            >
              <AttemptDetails attempt={attempt} saidAbove={saidAbove} />
            </Timeline.Item>
          )
        })}
      </Timeline>
      {older > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {older === 1 ? 'One older attempt is' : `${older} older attempts are`} not kept.
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        The bodies of requests and answers are not kept.{' '}
        {previewAt !== null && (
          <Anchor component={Link} to={previewAt} inherit underline="always">
            Preview it as it would go now
          </Anchor>
        )}
      </Text>
    </>
  )
}
