import { ThemeIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react'
import type { StepState } from './flow-facts'

const LOOKS = {
  ok: { icon: IconCheck, color: 'green', name: 'In order' },
  problem: { icon: IconAlertTriangle, color: 'red', name: 'Problem' },
  unknown: { icon: IconQuestionMark, color: 'gray', name: 'Not yet known' }
} as const

/** The state of a step as a sign, with its name for who cannot see it. */
export function StepIcon({ state, size = 24 }: { state: StepState; size?: number }) {
  const { icon: Icon, color, name } = LOOKS[state]
  return (
    <ThemeIcon size={size} radius="xl" variant="light" color={color} role="img" aria-label={name}>
      <Icon size={size * 0.62} stroke={2} />
    </ThemeIcon>
  )
}
