import { Box, Button, Group, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { sentenceOf } from '../../api/api-error'
import { deliveriesQuery } from '../../api/deliveries'
import type { Delivery } from '../../api/deliveries'
import { mappingsQuery } from '../../api/mappings'
import { inDigits } from '../../ui/counting'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingLines } from '../../ui/loaded'
import { useFailure } from '../../ui/use-failure'
import { useKeptPlace } from '../../ui/use-kept-place'
import { DeliveryHead, DeliveryRow } from './delivery-row'
import classes from './delivery-list.module.css'
import { useDeliveryView } from './use-delivery-view'

/** As in the style sheet, in pixels. */
const ROW = { wide: 48, narrow: 64 }
const WIDE = '(min-width: 62.01em)'

/** How many rows before the end of what is loaded the next ones are asked for. */
const AHEAD = 40

/** The deliveries of the range that the filters choose, newest first; the next ones are loaded as they are scrolled to. */
export function DeliveryList({ destinationId }: { destinationId: string }) {
  const { filter, range, change } = useDeliveryView()
  const query = useInfiniteQuery(deliveriesQuery(destinationId, filter, range.ms))
  const rows = useMemo(() => query.data?.pages.flatMap(({ deliveries }) => deliveries), [query.data])
  const failure = useFailure(query)
  if (rows === undefined) {
    return (
      <Box p="md">
        {failure !== null ? (
          <ErrorState error={failure} isTrying={query.isFetching} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingLines lines={8} height={38} />
        )}
      </Box>
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No delivery is like that"
        action={
          <Button variant="light" onClick={() => change({ state: null, reason: null, mapping: null })}>
            Show all deliveries
          </Button>
        }
      >
        Nothing of {range.words} matches the filters.
      </EmptyState>
    )
  }
  return (
    <Box opacity={query.isPlaceholderData ? 0.6 : 1}>
      <Rows
        destinationId={destinationId}
        rows={rows}
        list={JSON.stringify([filter, range.name])}
        onEnd={() => {
          if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage()
        }}
      />
      <Group px="md" h={44} gap="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
        <Text size="sm" c="dimmed" role="status">
          {inDigits(rows.length)} {query.hasNextPage ? 'loaded, more below' : 'in all'}
        </Text>
        {query.isFetchNextPageError && (
          <>
            <Text size="sm" c="var(--mantine-color-error)">
              {sentenceOf(query.error)}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => void query.fetchNextPage()}>
              Load more
            </Button>
          </>
        )}
      </Group>
    </Box>
  )
}

interface RowsProps {
  destinationId: string
  rows: readonly Delivery[]
  /** Which list they are of. */
  list: string
  /** Called when the end of what is loaded comes near. */
  onEnd: () => void
}

function Rows({ destinationId, rows, list, onEnd }: RowsProps) {
  const { deliveryId, addressOf } = useDeliveryView()
  const mappings = useQuery(mappingsQuery(destinationId))
  const names = useMemo(
    () => new Map(mappings.data?.mappings.map(({ id, name }) => [id, name] as const)),
    [mappings.data]
  )
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false }) ?? true
  const rowHeight = isWide ? ROW.wide : ROW.narrow
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- a warning for the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  useKeptPlace(scroller, { ids, height: rowHeight, list })

  const items = virtual.getVirtualItems()
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - AHEAD
  useEffect(() => {
    if (isNearEnd) onEnd()
  })

  return (
    <div role="table" aria-label="Deliveries" aria-rowcount={rows.length + 1}>
      <div role="rowgroup">
        <DeliveryHead />
      </div>
      <div ref={scroller} className={classes.scroller} role="rowgroup">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => {
            const delivery = rows[index]
            if (delivery === undefined) return null
            return (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                mappingName={delivery.mappingId === null ? undefined : names.get(delivery.mappingId)}
                addressOf={addressOf}
                isOpen={delivery.id === deliveryId}
                offset={start}
                rowIndex={index + 2}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
