import { Anchor, Box, Paper, Text, Title } from '@mantine/core'
import type { Destination } from '../../api/destinations'
import type { Totals } from '../../api/totals'
import { reasonRows } from '../../delivery-figures/reasons'
import type { ReasonRow } from '../../delivery-figures/reasons'
import { inDigits } from '../../ui/counting'
import { ErrorRow } from './error-row'
import { NewestSample } from './newest-sample'
import { SendAllAgain } from './send-all-again'
import { UnmatchedRow } from './unmatched-row'

const countsInWords = ({ notDelivered, retrying }: ReasonRow<unknown>) =>
  [notDelivered > 0 && `${inDigits(notDelivered)} not delivered`, retrying > 0 && `${inDigits(retrying)} retrying`]
    .filter((words) => words !== false)
    .join(', ')

interface ErrorsProps {
  destination: Destination
  totals: Totals
  /** Told of the reason whose deliveries are to be listed. */
  onReason: (reason: string) => void
}

/** Why events are not delivered, by reason: what it means, who can change it, and what to do. */
export function Errors({ destination, totals, onReason }: ErrorsProps) {
  const { id: destinationId } = destination
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
          <ErrorRow
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
          </ErrorRow>
        ))}
        {unmatchedEvents > 0 && <UnmatchedRow destination={destination} totals={totals} />}
      </Box>
    </Paper>
  )
}
