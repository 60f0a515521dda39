import { Alert, Anchor, Card, Stack, Switch, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import { changeDestination, destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'

interface EnableDestinationProps {
  destination: Destination
  /** Given what it was and what it is now. */
  onChanged: (before: Destination, after: Destination) => void
}

function consequence({ enabled, warnings, id }: Destination) {
  const warning = (code: Destination['warnings'][number]['code']) => warnings.find((one) => one.code === code)?.message
  const missing = warning('MISSING_SETTINGS')
  if (missing !== undefined) return missing
  const noMapping = warning('NO_ENABLED_MAPPING')
  if (noMapping === undefined) {
    return enabled
      ? 'Events that a mapping matches are sent to Movable Ink.'
      : 'It gets no events while it is disabled.'
  }
  return (
    <>
      {enabled ? 'It is enabled, and still gets nothing. ' : 'Alone it does nothing yet. '}
      {noMapping}{' '}
      <Anchor component={Link} to={`/destinations/${id}/mappings`} inherit>
        Open Mappings
      </Anchor>
    </>
  )
}

/** The switch that lets events through, which acts at once, and what it does as things are. */
export function EnableDestination({ destination, onChanged }: EnableDestinationProps) {
  const queries = useQueryClient()
  const switching = useMutation({
    mutationFn: (enabled: boolean) => changeDestination(destination.id, { enabled }),
    onSuccess: async (after) => {
      onChanged(destination, after)
      queries.setQueryData(destinationQuery(destination.id).queryKey, after)
      await queries.invalidateQueries({ queryKey: ['destinations'] })
    }
  })
  const isMissing = destination.warnings.some(({ code }) => code === 'MISSING_SETTINGS')
  return (
    <Card withBorder padding="lg" component="section" aria-label="Enable Destination">
      <Stack gap="xs">
        <Switch
          label="Enable Destination"
          size="md"
          styles={{ label: { fontWeight: 600 } }}
          checked={switching.isPending ? switching.variables : destination.enabled}
          disabled={isMissing && !destination.enabled}
          aria-describedby="what-enabling-does"
          onChange={(change) => switching.mutate(change.currentTarget.checked)}
        />
        <Text id="what-enabling-does" size="sm" c="dimmed">
          {consequence(destination)}
        </Text>
        {switching.isError && (
          <Alert color="red" role="alert">
            {sentenceOf(switching.error)}
          </Alert>
        )}
      </Stack>
    </Card>
  )
}
