import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconFlame } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { faultsQuery } from '../../../api/movable-ink'
import type { PlannedFault } from '../../../api/movable-ink'
import { Loaded } from '../../../ui/loaded'
import { faultInWords, remainingInWords } from './fault-in-words'
import classes from './faults.module.css'
import { useFaultSwitches } from './use-fault-switches'

function List({ faults }: { faults: readonly PlannedFault[] }) {
  if (faults.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconCircleCheck size={20} color="var(--mantine-color-green-text)" aria-hidden />
        <Text size="sm">No fault is on. Movable Ink answers as it should.</Text>
      </Group>
    )
  }
  return (
    <ul className={classes.faults}>
      {faults.map((planned, index) => (
        <li key={index} className={classes.fault}>
          <IconFlame size={18} color="var(--mantine-color-orange-text)" aria-hidden />
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            {faultInWords(planned.fault)}
          </Text>
          <Text size="sm" c="dimmed" className={classes.left}>
            {remainingInWords(planned)}
          </Text>
        </li>
      ))}
    </ul>
  )
}

/** The faults that are on, in the order in which they are played. */
export function FaultsOn() {
  const faults = useQuery(faultsQuery)
  const { clearing } = useFaultSwitches()
  const count = faults.data?.length ?? 0
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="faults-on">
      <Group justify="space-between" mb="sm" mih={30}>
        <Title order={2} size="h4" id="faults-on">
          Faults that are on
        </Title>
        {count > 0 && (
          <Button size="xs" variant="default" loading={clearing.isPending} onClick={() => clearing.mutate()}>
            Clear all
          </Button>
        )}
      </Group>
      <Loaded query={faults} loading={<Skeleton height={24} />}>
        {(data) => <List faults={data} />}
      </Loaded>
    </Paper>
  )
}
