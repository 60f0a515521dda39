import { Paper, Skeleton, Title, VisuallyHidden } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import type { Totals } from '../../api/totals'
import { barLabel, trendOf } from '../../delivery-figures/trend'
import type { Bar } from '../../delivery-figures/trend'
import type { Range } from '../../delivery-figures/ranges'

// The charts are a hundred kilobytes: they come with this page alone.
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart')).TrendChart }))

const CHART_HEIGHT = 220

/** The height of the whole, for what stands in its place while it is loaded, in pixels. */
export const TREND_HEIGHT = CHART_HEIGHT + 74

function TrendTable({ bars, range }: { bars: readonly Bar[]; range: Range }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>Trend</caption>
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">Delivered</th>
            <th scope="col">Retrying and queued</th>
            <th scope="col">Not delivered</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ at, delivered, retrying, notDelivered }) => (
            <tr key={at}>
              <th scope="row">{barLabel(at, range)}</th>
              <td>{delivered}</td>
              <td>{retrying}</td>
              <td>{notDelivered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  )
}

/** What became of the deliveries over time, drawn and as a table. */
export function Trend({ totals, range }: { totals: Totals; range: Range }) {
  const bars = useMemo(() => trendOf(totals, range), [totals, range])
  return (
    <Paper withBorder p="md" pos="relative" mih={TREND_HEIGHT}>
      <Title order={2} size="h5" mb="md">
        Trend
      </Title>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={CHART_HEIGHT} />}>
          <TrendChart bars={bars} range={range} height={CHART_HEIGHT} />
        </Suspense>
      </div>
      <TrendTable bars={bars} range={range} />
    </Paper>
  )
}
