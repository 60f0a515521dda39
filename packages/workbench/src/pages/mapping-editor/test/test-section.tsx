import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Tried } from '../../../api/preview'
import { testMapping } from '../../../api/test-mapping'
import { Section } from '../section'
import styles from './test-section.module.css'
import { TestRefusal } from './test-refusal'
import { TestResult } from './test-result'

interface TestSectionProps {
  destinationId: string
  /** Undefined while the mapping is not finished, or the event is not there. */
  tried: Tried | undefined
  /** Why there is nothing to try. */
  notTried: string | undefined
}

interface Asked {
  tried: Tried
  ignoreTrigger: boolean
}

/** Really sends the test event by the mapping as it is edited, saved or not, and shows all about it. */
export function TestSection({ destinationId, tried, notTried }: TestSectionProps) {
  const [ignoreTrigger, setIgnoreTrigger] = useState(false)
  const testing = useMutation({ mutationFn: (asked: Asked) => testMapping(asked.tried, asked.ignoreTrigger) })
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!testing.isIdle && !testing.isPending) result.current?.scrollIntoView({ block: 'nearest' })
  }, [testing.isIdle, testing.isPending])
  const isUpToDate = testing.variables?.tried === tried
  return (
    <Section
      number={5}
      title="Test Mapping"
      description="Really sends the test event to Movable Ink, once, by the mapping as it stands here, saved or not. It is no delivery and is not counted as one."
    >
      <Stack gap="md">
        <Group gap="md">
          <Button
            variant="light"
            leftSection={<IconSend size={16} />}
            loading={testing.isPending}
            disabled={tried === undefined}
            onClick={() => tried !== undefined && testing.mutate({ tried, ignoreTrigger })}
          >
            Test Mapping
          </Button>
          <Checkbox
            label="Send although the trigger does not match"
            checked={ignoreTrigger}
            onChange={(ticked) => setIgnoreTrigger(ticked.currentTarget.checked)}
          />
        </Group>
        {notTried !== undefined && (
          <Text size="sm" c="dimmed">
            {notTried}
          </Text>
        )}
        <div ref={result} className={styles.result}>
          {testing.isError && <TestRefusal error={testing.error} destinationId={destinationId} />}
          {testing.isSuccess && (
            <TestResult test={testing.data} destinationId={destinationId} isUpToDate={isUpToDate} />
          )}
        </div>
      </Stack>
    </Section>
  )
}
