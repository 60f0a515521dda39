import { Alert, Button, Code, Group, Input, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { ConditionList } from './condition-list'
import type { Offered } from './offered-paths'
import { useBuilder } from './use-builder'

interface TriggerBuilderProps {
  value: string
  onChange: (value: string) => void
  disabled: boolean
  offered: Offered
  onUnfinished: ((isUnfinished: boolean) => void) | undefined
}

interface TextOnlyProps {
  why: string
  readAs: string | undefined
  /** Missing where nothing may be changed. */
  onUse: (() => void) | undefined
}

/** Why a trigger has no conditions to show, and what can be done about it. */
function TextOnly({ why, readAs, onUse }: TextOnlyProps) {
  return (
    <Alert color="gray" icon={<IconInfoCircle size={18} />} title="Only as text">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{readAs === undefined ? `${why} Edit it as FQL.` : why}</Text>
        {readAs !== undefined && (
          <Code block w="100%" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {readAs}
          </Code>
        )}
        {readAs !== undefined && onUse !== undefined && (
          <Button size="xs" variant="light" onClick={onUse}>
            Write it as it is read
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** A trigger as a list of conditions. */
export function TriggerBuilder({ value, onChange, disabled, offered, onUnfinished }: TriggerBuilderProps) {
  const id = useId()
  const builder = useBuilder({ value, onChange, onUnfinished })
  const { reading } = builder
  return (
    <Stack gap="sm" role="group" aria-labelledby={id}>
      <div>
        <Input.Label id={id} labelElement="div">
          Conditions
        </Input.Label>
        <Input.Description>An event goes through this mapping when they hold.</Input.Description>
      </div>
      {reading.kind === 'text-only' ? (
        <TextOnly
          why={reading.why}
          readAs={reading.readAs}
          onUse={disabled ? undefined : () => onChange(reading.readAs ?? value)}
        />
      ) : (
        <>
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-label="How many must hold"
              value={reading.shown.match}
              onChange={(match) => builder.setMatch(match)}
              disabled={disabled}
              data={[
                { value: 'all', label: 'ALL' },
                { value: 'any', label: 'ANY' }
              ]}
            />
            <Text size="sm" c="dimmed">
              of these must hold
            </Text>
          </Group>
          <ConditionList
            conditions={reading.shown.conditions}
            onChange={builder.change}
            onRemove={builder.remove}
            onAdd={builder.add}
            disabled={disabled}
            offered={offered}
          />
          {builder.isUnfinished && (
            <Text size="sm" c="dimmed" role="status">
              <IconArrowRight size={14} aria-hidden style={{ verticalAlign: -2 }} /> The text follows when every
              condition is complete.
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}
