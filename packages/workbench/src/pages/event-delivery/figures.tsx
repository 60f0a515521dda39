import { Group, Paper, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Totals } from '../../api/totals'
import { outcomesOf, shareOf } from '../../delivery-figures/outcomes'
import { inDigits } from '../../ui/counting'
import { duration } from '../../ui/measures'

/** The height of one, for what stands in its place while it is loaded, in pixels. */
export const FIGURE_HEIGHT = 132

/** On one line: "P50 22 ms" is not torn before its unit. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

interface FigureProps {
  title: string
  value: string
  /** A line below it: what it is made of. */
  detail: ReactNode
  /** Of the mark beside the title; the trend has the same. */
  color?: string
}

function Figure({ title, value, detail, color }: FigureProps) {
  return (
    <Paper withBorder p="md" mih={FIGURE_HEIGHT} role="group" aria-label={title}>
      <Group gap={8} wrap="nowrap">
        {color !== undefined && (
          <span
            aria-hidden
            style={{ width: 10, height: 10, borderRadius: 3, flexShrink: 0, background: `var(${color})` }}
          />
        )}
        <Text size="sm" fw={500}>
          {title}
        </Text>
      </Group>
      <Text fz={28} fw={650} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      <Text size="sm" c="dimmed">
        {detail}
      </Text>
    </Paper>
  )
}

/** What became of the deliveries in a range, in four figures. */
export function Figures({ overall }: Pick<Totals, 'overall'>) {
  const { delivered, notDelivered, retrying, queued, total } = outcomesOf(overall.counts)
  const { latency } = overall
  const share = (count: number) => (total === 0 ? 'Of no deliveries' : `${shareOf(count, total)} of ${inDigits(total)}`)
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Figure title="Delivered" value={inDigits(delivered)} detail={share(delivered)} color="--delivered-color" />
      <Figure
        title="Not delivered"
        value={inDigits(notDelivered)}
        detail={share(notDelivered)}
        color="--not-delivered-color"
      />
      <Figure
        title="Retrying"
        value={inDigits(retrying)}
        detail={queued === 0 ? 'Nothing queued' : `${inDigits(queued)} more queued`}
        color="--retrying-color"
      />
      <Figure
        title="P95 latency"
        value={latency === null ? '–' : duration(latency.p95)}
        detail={
          latency === null ? (
            'Nothing delivered yet'
          ) : (
            <>
              {[`P50 ${duration(latency.p50)}`, `P99 ${duration(latency.p99)}`].map(unbroken).join(' · ')}
              <br />
              From arrival or Send again
            </>
          )
        }
      />
    </SimpleGrid>
  )
}
