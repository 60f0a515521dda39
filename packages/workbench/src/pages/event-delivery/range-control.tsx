import { SegmentedControl } from '@mantine/core'
import { RANGES } from '../../delivery-figures/ranges'
import type { RangeName } from '../../delivery-figures/ranges'

const SHORT: Record<RangeName, string> = { '10m': '10 min', '1h': '1 h', '24h': '24 h', '7d': '7 d' }

const choices = RANGES.map(({ name }) => ({ value: name, label: SHORT[name] }))

/** How far back the page looks. */
export function RangeControl({ value, onChange }: { value: RangeName; onChange: (name: RangeName) => void }) {
  return <SegmentedControl aria-label="Time range" data={choices} value={value} onChange={onChange} />
}
