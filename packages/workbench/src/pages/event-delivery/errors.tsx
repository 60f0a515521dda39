import { Anchor, Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { ReactNode } from 'react'
import type { Explanation, Totals } from '../../api/totals'
import { reasonRows } from '../../delivery-figures/reasons'
import type { ReasonRow } from '../../delivery-figures/reasons'
import { countOf, inDigits } from '../../ui/counting'
import { FixedBy } from '../../ui/fixed-by'
import { NewestSample } from './newest-sample'
import { SendAllAgain } from './send-all-again'

interface RowProps {
  heading: ReactNode
  explanation: Explanation
  /** Of deliveries or events, in words. */
  counts: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

function Row({ heading, explanation, counts, children, actions }: RowProps) {
  return (
    <Box
      component="li"
      py="md"
      px="md"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}
    >
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={6} flex="1 1 320px" miw={0}>
          <Group gap="xs">
            {heading}
            <FixedBy who={explanation.fixedBy} />
          </Group>
          <Text size="sm" maw={680}>
            {explanation.summary}
          </Text>
          {children}
        </Stack>
        <Group gap="md" justify="flex-end">
          <Text size="sm" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {counts}
          </Text>
          {actions}
        </Group>
      </Group>
    </Box>
  )
}

const countsInWords = ({ notDelivered, retrying }: ReasonRow<unknown>) =>
  [notDelivered > 0 && `${inDigits(notDelivered)} not delivered`, retrying > 0 && `${inDigits(retrying)} retrying`]
    .filter((words) => words !== false)
    .join(', ')

const UNMATCHED: Explanation = {
  summary:
    'No enabled mapping matched these events when they were received, or the destination was disabled. They are not sent later: widen a trigger or enable a mapping, then send them to the source again.',
  fixedBy: 'you'
}

interface ErrorsProps {
  destinationId: string
  totals: Totals
  /** Told of the reason whose deliveries are to be listed. */
  onReason: (reason: string) => void
}

/** Why events are not delivered, by reason: what it means, who can change it, and what to do. */
export function Errors({ destinationId, totals, onReason }: ErrorsProps) {
  const rows = reasonRows(totals.overall.reasons)
  const { unmatchedEvents } = totals
  return (
    <Paper withBorder component="section" aria-labelledby="errors">
      <Title order={2} size="h5" id="errors" p="md">
        Errors
      </Title>
      {rows.length === 0 && unmatchedEvents === 0 && (
        <Text c="dimmed" size="sm" px="md" pb="md">
          No delivery has failed.
        </Text>
      )}
      <Box component="ul" m={0} p={0}>
        {rows.map((row) => (
          <Row
            key={row.reason}
            heading={
              <Anchor
                component="button"
                type="button"
                fw={650}
                ff="monospace"
                aria-label={`${row.reason}: list its deliveries`}
                onClick={() => onReason(row.reason)}
              >
                {row.reason}
              </Anchor>
            }
            explanation={row.explanation}
            counts={countsInWords(row)}
            actions={
              row.notDelivered > 0 && <SendAllAgain destinationId={destinationId} filter={{ reason: row.reason }} />
            }
          >
            <NewestSample destinationId={destinationId} reason={row.reason} />
          </Row>
        ))}
        {unmatchedEvents > 0 && (
          <Row
            heading={
              <Text fw={650} ff="monospace">
                NO_MATCHING_MAPPING
              </Text>
            }
            explanation={UNMATCHED}
            counts={countOf(unmatchedEvents, 'event')}
            actions={
              <Button component={Link} to={`/destinations/${destinationId}/mappings`} variant="default" size="xs">
                Look at the mappings
              </Button>
            }
          />
        )}
      </Box>
    </Paper>
  )
}
