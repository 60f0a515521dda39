import { SimpleGrid, Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { MatchedEvents } from '../api/triggers'
import type { NamedValue } from './offered-paths'
import { TriggerBuilder } from './trigger-builder'
import { TriggerText } from './trigger-text'
import { TriggerMatches } from './trigger-matches'
import { useTriggerCheck } from './use-trigger-check'

const NO_PATHS: readonly NamedValue[] = []
const NO_EVENTS: MatchedEvents['events'] = []

const namesOf = (events: MatchedEvents['events']) => [
  ...new Set(events.flatMap(({ type, name }) => (type === 'track' && name !== undefined ? [name] : [])))
]

export interface TriggerFieldProps {
  /** The trigger in FQL. */
  value: string
  onChange: (value: string) => void
  /** The source whose newest events it is tried on. */
  sourceId: string
  disabled?: boolean
  /** What the API refused it for, when it was saved. */
  error?: string
  /** Values of an event to go by, whose paths are offered. */
  paths?: readonly NamedValue[]
  /** Told when the builder holds a condition that is not complete, so that it is not in `value` yet, and when it is. */
  onUnfinished?: (isUnfinished: boolean) => void
}

/** A trigger as conditions and as FQL, each following the other, with what is to be known about it. */
export function TriggerField({
  value,
  onChange,
  sourceId,
  disabled = false,
  error,
  paths = NO_PATHS,
  onUnfinished
}: TriggerFieldProps) {
  const check = useTriggerCheck(value, sourceId)
  const events = check.checked?.matched?.events ?? NO_EVENTS
  const offered = useMemo(() => ({ eventNames: namesOf(events), values: paths }), [events, paths])
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="lg">
      <TriggerBuilder
        value={value}
        onChange={onChange}
        disabled={disabled}
        offered={offered}
        onUnfinished={onUnfinished}
      />
      <Stack gap="md" miw={0}>
        <TriggerText value={value} onChange={onChange} check={check} disabled={disabled} error={error} />
        <TriggerMatches check={check} />
      </Stack>
    </SimpleGrid>
  )
}
