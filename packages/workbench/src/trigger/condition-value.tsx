import { Autocomplete, Flex, NativeSelect, TextInput } from '@mantine/core'
import { EVENT_TYPES } from '../events/event-types'
import { isEitherKind } from './condition'
import type { Condition } from './condition'

interface ConditionValueProps {
  label: string
  condition: Condition
  onChange: (changed: Condition) => void
  error: string | undefined
  disabled: boolean
  eventNames: readonly string[]
}

/** Types, and what else a text may have written in their place. */
const typesWith = (value: string | null) =>
  value === null || EVENT_TYPES.some((type) => type === value) ? EVENT_TYPES : [...EVENT_TYPES, value]

/** What a condition compares with: a type, a text or a number. */
export function ConditionValue({ label, condition, onChange, error, disabled, eventNames }: ConditionValueProps) {
  const { field, value, isNumber } = condition
  // What is emptied is missing: FQL has empty texts too, but hardly anybody means one.
  const set = (typed: string) => onChange({ ...condition, value: typed === '' ? null : typed })
  const shared = { 'aria-label': label, value: value ?? '', error, disabled, flex: '2 1 110px' }

  if (field === 'type') {
    return <NativeSelect {...shared} onChange={(change) => set(change.currentTarget.value)} data={typesWith(value)} />
  }
  if (field === 'event') {
    return (
      <Autocomplete
        {...shared}
        onChange={set}
        data={eventNames}
        limit={20}
        placeholder="Such as Order Completed"
        spellCheck={false}
      />
    )
  }
  const text = (
    <TextInput
      {...shared}
      onChange={(change) => set(change.currentTarget.value)}
      placeholder={isNumber ? 'Number' : 'Text'}
      inputMode={isNumber ? 'decimal' : 'text'}
      spellCheck={false}
      autoCapitalize="off"
    />
  )
  if (!isEitherKind(condition)) return text
  return (
    <Flex gap="xs" flex="3 1 210px">
      <NativeSelect
        aria-label={`${label} is a`}
        flex="0 0 110px"
        value={isNumber ? 'number' : 'text'}
        onChange={(change) => onChange({ ...condition, isNumber: change.currentTarget.value === 'number' })}
        data={[
          { value: 'text', label: 'text' },
          { value: 'number', label: 'number' }
        ]}
        disabled={disabled}
      />
      {text}
    </Flex>
  )
}
