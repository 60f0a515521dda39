import { Button, Modal, Skeleton, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { countUndelivered, sendAgain } from '../../api/deliveries'
import type { Span } from '../../api/deliveries'
import type { DeliveryFilter } from '../../api/delivery-filter'
import { countOf } from '../../ui/counting'
import { Question } from '../../ui/question'
import { useDeliveryView } from './use-delivery-view'

const deliveries = (count: number) => countOf(count, 'delivery', 'deliveries')

interface SendAllAgainProps {
  destinationId: string
  filter: DeliveryFilter
}

/** Sends again what a filter finds in the range and was not delivered, once it has been said how many that are. */
export function SendAllAgain({ destinationId, filter }: SendAllAgainProps) {
  const { range } = useDeliveryView()
  // The time is held while it is asked: what is counted is what is sent.
  const [span, setSpan] = useState<Span>()
  const ask = () => {
    const now = Date.now()
    setSpan({ from: new Date(now - range.ms).toISOString(), to: new Date(now).toISOString() })
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconSend size={14} />}
        aria-label={filter.reason === undefined ? undefined : `Send all again: ${filter.reason}`}
        onClick={ask}
      >
        Send all again
      </Button>
      <Modal opened={span !== undefined} onClose={() => setSpan(undefined)} title="Send all again" centered>
        {span !== undefined && (
          <Confirmation
            destinationId={destinationId}
            filter={filter}
            span={span}
            rangeWords={range.words}
            onDone={() => setSpan(undefined)}
          />
        )}
      </Modal>
    </>
  )
}

interface ConfirmationProps extends SendAllAgainProps {
  span: Span
  rangeWords: string
  onDone: () => void
}

function Confirmation({ destinationId, filter, span, rangeWords, onDone }: ConfirmationProps) {
  const queries = useQueryClient()
  const counted = useQuery({
    queryKey: ['destinations', destinationId, 'undelivered', filter, span],
    queryFn: () => countUndelivered(destinationId, filter, span),
    gcTime: 0,
    staleTime: Infinity
  })
  const sending = useMutation({
    mutationFn: () => sendAgain(destinationId, filter, span),
    onSuccess: (count) => {
      notifications.show({ message: `${deliveries(count)} queued again.`, color: 'green' })
      onDone()
    },
    // What was cut off is partly done.
    onSettled: () => queries.invalidateQueries({ queryKey: ['destinations', destinationId] })
  })
  const { data } = counted
  return (
    <Question
      confirmText={data?.isAll === true && data.count > 0 ? `Send ${deliveries(data.count)} again` : 'Send again'}
      isPending={sending.isPending}
      isIncomplete={data === undefined || data.count === 0}
      error={counted.error ?? sending.error}
      onConfirm={() => sending.mutate()}
      onCancel={onDone}
    >
      {data === undefined && counted.isPending && <Skeleton height={44} aria-label="Counting" />}
      {data !== undefined && (
        <Text size="sm">
          {data.count === 0 ? (
            `Of ${rangeWords}, no delivery that can be sent again is left.`
          ) : (
            <>
              <b>
                {data.isAll ? '' : 'More than '}
                {deliveries(data.count)}
              </b>{' '}
              of {rangeWords}
              {filter.reason === undefined ? '' : ` with the reason ${filter.reason}`} will be queued again.
            </>
          )}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        Each starts anew, with the mapping and the settings as they are now. Its attempts so far stay in its log.
        Movable Ink may get an event twice if an earlier attempt reached it after all.
      </Text>
    </Question>
  )
}
