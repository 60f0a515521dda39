import { Stack } from '@mantine/core'
import { FaultForm } from './fault-form'
import { FaultsOn } from './faults-on'

/** The switches that make Movable Ink fail on purpose, and what is on. */
export function FaultsTab() {
  return (
    <Stack gap="lg">
      <FaultsOn />
      <FaultForm />
    </Stack>
  )
}
