import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { memo } from 'react'
import { areSameBars, axisLabel, barLabel } from '../../delivery-figures/trend'
import type { Bar } from '../../delivery-figures/trend'
import type { Range } from '../../delivery-figures/ranges'
import { inDigits } from '../../ui/counting'

const short = new Intl.NumberFormat('en', { notation: 'compact' })

const series = [
  { name: 'delivered', label: 'Delivered', color: 'var(--delivered-color)' },
  { name: 'retrying', label: 'Retrying and queued', color: 'var(--retrying-color)' },
  { name: 'notDelivered', label: 'Not delivered', color: 'var(--not-delivered-color)' }
]

export interface TrendChartProps {
  bars: Bar[]
  range: Range
  height: number
}

const isSame = (a: TrendChartProps, b: TrendChartProps) =>
  a.range === b.range && a.height === b.height && areSameBars(a.bars, b.bars)

/** What became of the deliveries over time. Screen readers get a table in its place. */
export const TrendChart = memo(function TrendChart({ bars, range, height }: TrendChartProps) {
  return (
    <BarChart
      h={height}
      data={bars}
      dataKey="at"
      type="stacked"
      series={series}
      valueFormatter={inDigits}
      accessibilityLayer={false}
      tickLine="none"
      maxBarWidth={40}
      tooltipAnimationDuration={0}
      barProps={{ isAnimationActive: false }}
      barChartProps={{ margin: { top: 8, right: 8, bottom: 0, left: 0 }, barCategoryGap: '18%' }}
      xAxisProps={{
        tickFormatter: (at: number) => axisLabel(at, range),
        minTickGap: 24,
        interval: 'equidistantPreserveStart',
        padding: { left: 4, right: 4 }
      }}
      // Each at its line: otherwise the uppermost is moved down into the chart.
      yAxisProps={{
        allowDecimals: false,
        width: 40,
        interval: 0,
        tickFormatter: (value: number) => short.format(value)
      }}
      // Where no bar is pointed at there is no label.
      tooltipProps={{ labelFormatter: (at: unknown) => (typeof at === 'number' ? barLabel(at, range) : '') }}
    />
  )
}, isSame)
