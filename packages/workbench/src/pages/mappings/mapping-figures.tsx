import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Outcomes } from '../../delivery-figures/outcomes'
import { inDigits } from '../../ui/counting'
import styles from './mapping-list.module.css'

interface FigureProps {
  count: number | null | undefined
  label: string
  colour?: string
  to: string
}

function Figure({ count, label, colour, to }: FigureProps) {
  return (
    <div className={styles.figure}>
      {count === undefined ? (
        <Skeleton height={16} width={32} my={3} />
      ) : count === null || count === 0 ? (
        <Text size="sm" c="dimmed">
          {count ?? '–'}
        </Text>
      ) : (
        <Anchor
          component={Link}
          to={to}
          display="block"
          size="sm"
          fw={600}
          c={colour}
          aria-label={`${inDigits(count)} ${label}`}
        >
          {inDigits(count)}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {label}
      </Text>
    </div>
  )
}

interface MappingFiguresProps {
  mappingId: string
  destinationId: string
  /** Undefined while they are loaded, null where they could not be. */
  counts: Outcomes | null | undefined
}

/** What became of a mapping's events of the last 24 hours; each figure leads to its deliveries. */
export function MappingFigures({ mappingId, destinationId, counts }: MappingFiguresProps) {
  const to = (state: string) =>
    `/destinations/${destinationId}/event-delivery?range=24h&state=${state}&mapping=${mappingId}`
  const of = (outcome: 'delivered' | 'notDelivered' | 'retrying') => (counts === null ? null : counts?.[outcome])
  return (
    <div className={styles.figures}>
      <Figure count={of('delivered')} label="delivered" to={to('delivered')} />
      <Figure
        count={of('notDelivered')}
        label="not delivered"
        colour="var(--mantine-color-error)"
        to={to('not-delivered')}
      />
      <Figure count={of('retrying')} label="retrying" to={to('retrying')} />
    </div>
  )
}
