import { Box, Group, Paper, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useParams } from 'react-router'
import { undeliveredStates } from '../../api/delivery-filter'
import { destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { totalsQuery } from '../../api/totals'
import type { Totals } from '../../api/totals'
import { outcomesOf } from '../../delivery-figures/outcomes'
import { Loaded } from '../../ui/loaded'
import { DeliveryDrawer } from './delivery-drawer'
import { DeliveryFilters } from './delivery-filters'
import { DeliveryList } from './delivery-list'
import { Errors } from './errors'
import './event-delivery.css'
import { FIGURE_HEIGHT, Figures } from './figures'
import { LastLook } from './last-look'
import { NothingHere } from './nothing-here'
import { PausedNotice } from './paused-notice'
import { RangeControl } from './range-control'
import { SendAllAgain } from './send-all-again'
import { Trend, TREND_HEIGHT } from './trend'
import { useDeliveryView } from './use-delivery-view'

function Loading() {
  return (
    <Stack gap="md" aria-busy="true" aria-label="Loading">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        {['delivered', 'not delivered', 'retrying', 'latency'].map((figure) => (
          <Skeleton key={figure} height={FIGURE_HEIGHT} />
        ))}
      </SimpleGrid>
      <Skeleton height={TREND_HEIGHT} />
      <Skeleton height={96} />
      <Skeleton height={420} />
    </Stack>
  )
}

/** What became of a destination's deliveries. */
export function Page() {
  const { destinationId = '' } = useParams()
  const { range, change } = useDeliveryView()
  const destination = useQuery(destinationQuery(destinationId))
  const totals = useQuery(totalsQuery(destinationId, range))
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <RangeControl value={range.name} onChange={(name) => change({ range: name })} />
        <LastLook at={totals.dataUpdatedAt} error={totals.data === undefined ? null : totals.error} />
      </Group>
      {destination.data !== undefined && <PausedNotice destination={destination.data} />}
      <Loaded query={totals} loading={<Loading />}>
        {(shown) => {
          const isEmpty = outcomesOf(shown.overall.counts).total === 0 && shown.unmatchedEvents === 0
          if (destination.data === undefined || (isEmpty && totals.isPlaceholderData)) return <Loading />
          if (isEmpty) {
            return (
              <NothingHere destination={destination.data} range={range} onRange={(name) => change({ range: name })} />
            )
          }
          return (
            <Box opacity={totals.isPlaceholderData ? 0.6 : 1}>
              <Contents destination={destination.data} totals={shown} />
            </Box>
          )
        }}
      </Loaded>
      <DeliveryDrawer />
    </Stack>
  )
}

function Contents({ destination, totals }: { destination: Destination; totals: Totals }) {
  const { id: destinationId } = destination
  const { range, filter, change } = useDeliveryView()
  const list = useRef<HTMLElement>(null)
  const canSendAgain = undeliveredStates(filter).length > 0 && outcomesOf(totals.overall.counts).notDelivered > 0
  const showReason = (reason: string) => {
    change({ reason, state: null, mapping: null })
    list.current?.scrollIntoView({ block: 'start' })
    list.current?.focus({ preventScroll: true })
  }
  return (
    <Stack gap="md">
      <Figures overall={totals.overall} />
      <Trend totals={totals} range={range} />
      <Errors destination={destination} totals={totals} onReason={showReason} />
      <Paper
        withBorder
        component="section"
        aria-labelledby="deliveries"
        ref={list}
        tabIndex={-1}
        style={{ scrollMarginTop: 72, outline: 'none' }}
      >
        <Stack gap="sm" p="md">
          <Group justify="space-between" mih={30}>
            <Title order={2} size="h5" id="deliveries">
              Deliveries
            </Title>
            {canSendAgain && <SendAllAgain destinationId={destinationId} filter={filter} />}
          </Group>
          <DeliveryFilters destinationId={destinationId} totals={totals} />
        </Stack>
        <DeliveryList destinationId={destinationId} />
      </Paper>
    </Stack>
  )
}
