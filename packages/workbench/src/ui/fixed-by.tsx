import { Badge } from '@mantine/core'
import type { Explanation } from '../api/totals'

const LOOKS: Record<Explanation['fixedBy'], { color: string; text: string }> = {
  you: { color: 'ink', text: 'You can fix this' },
  'movable-ink': { color: 'grape', text: 'Movable Ink can fix this' },
  nobody: { color: 'gray', text: 'Usually passes by itself' }
}

/** Who can change what a reason stands for. */
export function FixedBy({ who }: { who: Explanation['fixedBy'] }) {
  const { color, text } = LOOKS[who]
  return (
    <Badge variant="light" color={color}>
      {text}
    </Badge>
  )
}
