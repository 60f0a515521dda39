import { ThemeIcon } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'

/** Stands for Movable Ink, in the place of a logo that is not ours to show. */
export function DestinationMark({ size = 44 }: { size?: number }) {
  return (
    <ThemeIcon size={size} variant="light" aria-hidden>
      <IconBolt size={size * 0.55} stroke={1.7} />
    </ThemeIcon>
  )
}
