import { Button, Group, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Condition } from './condition'
import { ConditionRow } from './condition-row'
import type { Offered } from './offered-paths'

interface ConditionListProps {
  conditions: readonly Condition[]
  onChange: (index: number, changed: Condition) => void
  onRemove: (index: number) => void
  onAdd: () => void
  disabled: boolean
  offered: Offered
}

/** Conditions, to edit, add and remove. A new one is gone to at once; after the last is removed, one can be added. */
export function ConditionList({ conditions, onChange, onRemove, onAdd, disabled, offered }: ConditionListProps) {
  const rows = useRef<HTMLDivElement>(null)
  const adding = useRef<HTMLButtonElement>(null)
  const isAdding = useRef(false)

  useEffect(() => {
    if (!isAdding.current) return
    isAdding.current = false
    rows.current?.lastElementChild?.querySelector('select')?.focus()
  }, [conditions.length])

  function add() {
    isAdding.current = true
    onAdd()
  }

  function remove(index: number) {
    // Its button goes with it; elsewhere that of the next condition takes its place.
    if (index === conditions.length - 1) adding.current?.focus()
    onRemove(index)
  }

  return (
    <>
      {conditions.length > 0 && (
        <Stack gap="sm" ref={rows}>
          {conditions.map((condition, index) => (
            <ConditionRow
              key={index}
              number={index + 1}
              condition={condition}
              onChange={(changed) => onChange(index, changed)}
              onRemove={() => remove(index)}
              disabled={disabled}
              offered={offered}
            />
          ))}
        </Stack>
      )}
      <Group>
        <Button
          ref={adding}
          size="xs"
          variant="light"
          leftSection={<IconPlus size={14} />}
          onClick={add}
          disabled={disabled}
        >
          Add condition
        </Button>
      </Group>
    </>
  )
}
