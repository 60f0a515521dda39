import { Anchor, Box, Card, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowRight, IconBolt, IconBroadcast, IconFilter } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import type { Destination } from '../../api/destinations'
import type { Source } from '../../api/sources'
import { totalsQuery } from '../../api/totals'
import { enabledTriggersQuery } from '../../api/tried-triggers'
import { StepIcon } from '../../checklist/step-icon'
import { inShort, stepsOf } from '../../checklist/steps'
import { useFlowFacts } from '../../checklist/use-flow-facts'
import { outcomesOf } from '../../delivery-figures/outcomes'
import { LAST_DAY } from '../../delivery-figures/ranges'
import { countOf, inDigits } from '../../ui/counting'
import { Moment } from '../../ui/moment'
import { useFailure } from '../../ui/use-failure'
import { DestinationHead } from '../destination/destination-head'
import { hostOf } from './host-of'
import classes from './flow-picture.module.css'

interface NodeProps {
  icon: Icon
  kind: string
  name: string
  to: string
  children: ReactNode
}

function Node({ icon: Icon, kind, name, to, children }: NodeProps) {
  return (
    <Box className={classes.node}>
      <Group gap={6} wrap="nowrap" mb={4}>
        <Icon size={16} stroke={1.7} aria-hidden />
        <Text size="xs" c="dimmed">
          {kind}
        </Text>
      </Group>
      <Anchor component={Link} to={to} fw={600} className={classes.name}>
        {name}
      </Anchor>
      <Text size="sm" c="dimmed" className={classes.name}>
        {children}
      </Text>
    </Box>
  )
}

function Arrow() {
  return (
    <Box className={classes.arrow} aria-hidden>
      <IconArrowRight size={20} stroke={1.5} className={classes.across} />
      <IconArrowDown size={20} stroke={1.5} className={classes.down} />
    </Box>
  )
}

interface FigureProps {
  name: string
  /** Undefined while it is loaded, null where it could not be. */
  count: number | null | undefined
  color?: string
}

function Figure({ name, count, color }: FigureProps) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fw={650} size="xl" lh={1.3} c={count ? color : undefined}>
        {count === undefined ? <Skeleton height={28} width={40} /> : count === null ? '–' : inDigits(count)}
      </Text>
    </div>
  )
}

/** What the mappings let past. */
function Matches({ destination }: { destination: Destination }) {
  const { data } = useQuery(enabledTriggersQuery(destination.id))
  const matched = data?.length === 1 ? data[0]?.matched : undefined
  if (matched === undefined || matched.of === 0) return countOf(destination.mappings.enabled, 'trigger')
  return `${inDigits(matched.count)} of ${countOf(matched.of, 'event')} match`
}

/** The line below the picture: what stands in the way first, or that events flow. */
function Verdict({ destination }: { destination: Destination }) {
  const { facts, failure } = useFlowFacts(destination)
  if (facts?.lastHour === undefined) {
    return failure === null ? <Skeleton height={22} maw={420} /> : <Text size="sm">{sentenceOf(failure)}</Text>
  }
  const { state, sentence, link } = inShort(stepsOf(facts))
  // What is known to stand in the way does so, whatever else is not known.
  if (failure !== null && state !== 'problem') {
    return <Text size="sm">A part of this could not be looked at. {sentenceOf(failure)}</Text>
  }
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" miw={0}>
      <StepIcon state={state} size={22} />
      <Text size="sm" lh="22px" style={{ overflowWrap: 'anywhere' }}>
        {sentence}{' '}
        {link !== undefined && (
          <Anchor component={Link} to={link.to} underline="always" inherit>
            {link.text}
          </Anchor>
        )}
      </Text>
    </Group>
  )
}

/** How events flow from a source through the mappings to Movable Ink, what became of those of a day, and what is in the way. */
export function FlowPicture({ source, destination }: { source: Source; destination: Destination }) {
  const { id, mappings, newestEventAt, settings } = destination
  const lastDay = useQuery(totalsQuery(id, LAST_DAY))
  const isFailed = useFailure(lastDay) !== null
  const outcomes = lastDay.data && outcomesOf(lastDay.data.overall.counts)
  const of = (outcome: 'delivered' | 'retrying' | 'notDelivered') =>
    outcomes?.[outcome] ?? (isFailed ? null : undefined)
  const shownUrl = settings.movable_ink_url?.shown
  return (
    <Card withBorder padding="lg" component="article">
      <DestinationHead destination={destination} order={3} />
      <Box className={classes.flow}>
        <Node icon={IconBroadcast} kind="Source" name={source.name} to={`/sources/${source.id}`}>
          {newestEventAt === null ? (
            'No event yet'
          ) : (
            <>
              Newest event <Moment at={newestEventAt} />
            </>
          )}
        </Node>
        <Arrow />
        <Node
          icon={IconFilter}
          kind="Mappings"
          name={mappings.count === 0 ? 'None' : `${mappings.enabled} of ${mappings.count} enabled`}
          to={`/destinations/${id}/mappings`}
        >
          {mappings.enabled === 0 ? 'Nothing gets past' : <Matches destination={destination} />}
        </Node>
        <Arrow />
        <Node icon={IconBolt} kind="Destination" name="Movable Ink" to={`/destinations/${id}/settings`}>
          {shownUrl === undefined ? 'No URL yet' : hostOf(shownUrl)}
        </Node>
      </Box>
      <Group justify="space-between" align="flex-end" mt="lg" gap="sm">
        <Stack gap={4}>
          <Text size="xs" fw={600}>
            Last 24 hours
          </Text>
          <Group component="dl" gap="xl" m={0}>
            <Figure name="Delivered" count={of('delivered')} />
            <Figure name="Retrying" count={of('retrying')} color="var(--mantine-color-text)" />
            <Figure name="Not delivered" count={of('notDelivered')} color="var(--mantine-color-error)" />
          </Group>
        </Stack>
        <Anchor component={Link} to={`/destinations/${id}/event-delivery?range=24h`} size="sm">
          Event Delivery
        </Anchor>
      </Group>
      <Box mt="md" pt="md" className={classes.verdict}>
        <Verdict destination={destination} />
      </Box>
    </Card>
  )
}
