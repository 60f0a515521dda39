import { Button, Group } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** The way on, below a step. */
export function NextStep({ children, onNext }: { children: ReactNode; onNext: () => void }) {
  return (
    <Group justify="flex-end" mt="lg">
      <Button rightSection={<IconArrowRight size={16} />} onClick={onNext}>
        {children}
      </Button>
    </Group>
  )
}
