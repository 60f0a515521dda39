import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { DeliveryDetails as Details } from '../../api/deliveries'
import { destinationQuery } from '../../api/destinations'
import { mappingsQuery } from '../../api/mappings'
import { FixedBy } from '../../ui/fixed-by'
import { JsonView } from '../../ui/json/json-view'
import { duration } from '../../ui/measures'
import { Moment } from '../../ui/moment'
import { StateBadge } from '../../ui/state-badge'
import { Attempts } from './attempts'
import { SendOneAgain } from './send-one-again'

/** Where a mapping is edited, tried with the event of a delivery; null when it was deleted. */
const mappingAddress = ({ destinationId, mappingId, eventId }: Details): string | null =>
  mappingId === null ? null : `/destinations/${destinationId}/mappings/${mappingId}?event=${eventId}`

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb="sm">
        {title}
      </Title>
      {children}
    </section>
  )
}

function Why({ delivery }: { delivery: Details }) {
  const { reason, message, explanation, state } = delivery
  if (reason === null || state === 'delivered') return null
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={650} ff="monospace">
            {reason}
          </Text>
          {explanation !== null && <FixedBy who={explanation.fixedBy} />}
        </Group>
        {message !== null && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
        )}
        {explanation !== null && (
          <Text size="sm" c="dimmed">
            {explanation.summary}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function Facts({ delivery }: { delivery: Details }) {
  const { destinationId, mappingId, eventId, event, state, receivedAt, sentAgainAt, latencyMs, nextTryAt } = delivery
  const destination = useQuery(destinationQuery(destinationId))
  const mappings = useQuery(mappingsQuery(destinationId))
  const mappingAt = mappingAddress(delivery)
  const mapping = mappings.data?.mappings.find(({ id }) => id === mappingId)
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StateBadge state={state} />
        <Text size="sm" c="dimmed">
          {event.type}, received <Moment at={receivedAt} />
          {sentAgainAt !== null && (
            <>
              , sent again <Moment at={sentAgainAt} />
            </>
          )}
          {latencyMs === null ? '' : `, delivered in ${duration(latencyMs)}`}
        </Text>
      </Group>
      {nextTryAt !== null && (
        <Text size="sm">
          Next try <Moment at={nextTryAt} />
        </Text>
      )}
      <Group gap="md">
        {destination.data !== undefined && (
          <Anchor component={Link} size="sm" to={`/sources/${destination.data.sourceId}/debugger?event=${eventId}`}>
            Event in the Debugger
          </Anchor>
        )}
        {mappingAt !== null && (
          <Anchor component={Link} size="sm" to={mappingAt}>
            Mapping{mapping === undefined ? '' : `: ${mapping.name}`}
          </Anchor>
        )}
      </Group>
    </Stack>
  )
}

/** Everything that is kept of a delivery. */
export function DeliveryDetails({ delivery }: { delivery: Details }) {
  const { state, attemptLog, attempts, payload, message } = delivery
  return (
    <Stack gap="xl" pb="xl">
      <Facts delivery={delivery} />
      <Why delivery={delivery} />
      {(state === 'discarded' || state === 'dead') && <SendOneAgain delivery={delivery} />}
      <Section title="Attempts">
        <Attempts
          log={attemptLog}
          total={attempts}
          saidAbove={state === 'delivered' ? null : message}
          previewAt={mappingAddress(delivery)}
        />
      </Section>
      <Section title="What you sent">
        <JsonView value={payload} label="payload" />
      </Section>
    </Stack>
  )
}
