import { ActionIcon, Flex, NativeSelect, Paper, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { FIELDS, hasPath, OPERATOR_WORDS, OPERATORS, takesValue, withField, withOperator } from './condition'
import type { Condition, Field, Operator } from './condition'
import { problemOf } from './condition-problem'
import { ConditionValue } from './condition-value'

const PATH_EXAMPLES: Readonly<Partial<Record<Field, string>>> = {
  property: 'plan',
  trait: 'address.city',
  context: 'app.name'
}

export interface ConditionRowProps {
  /** Its place, from 1. */
  number: number
  condition: Condition
  onChange: (changed: Condition) => void
  onRemove: () => void
  disabled: boolean
  /** Names of events that came in, to choose from. */
  eventNames: readonly string[]
}

/** One condition: what it looks at, how it compares, and with what. */
export function ConditionRow({ number, condition, onChange, onRemove, disabled, eventNames }: ConditionRowProps) {
  const { field, path, operator } = condition
  const problem = problemOf(condition)
  const wrong = problem === undefined || problem.isMissing ? undefined : problem
  const labelled = (part: string) => `Condition ${number}: ${part}`
  return (
    <Paper withBorder p="xs" role="group" aria-label={`Condition ${number}`}>
      <Flex gap="xs" align="flex-start">
        <Flex gap="xs" wrap="wrap" flex={1} miw={0}>
          <NativeSelect
            aria-label={labelled('looks at')}
            flex="1 1 120px"
            value={field}
            // The options are fields.
            onChange={(change) => onChange(withField(condition, change.currentTarget.value as Field))}
            data={FIELDS.map((one) => ({ value: one.field, label: one.label }))}
            disabled={disabled}
          />
          {hasPath(field) && (
            <TextInput
              aria-label={labelled('path')}
              placeholder={`Path, such as ${PATH_EXAMPLES[field] ?? ''}`}
              flex="2 1 150px"
              value={path}
              onChange={(change) => onChange({ ...condition, path: change.currentTarget.value })}
              error={wrong?.at === 'path' && wrong.message}
              spellCheck={false}
              autoCapitalize="off"
              disabled={disabled}
            />
          )}
          <NativeSelect
            aria-label={labelled('operator')}
            flex="1 1 130px"
            value={operator}
            // The options are operators.
            onChange={(change) => onChange(withOperator(condition, change.currentTarget.value as Operator))}
            data={OPERATORS[field].map((one) => ({ value: one, label: OPERATOR_WORDS[one] }))}
            disabled={disabled}
          />
          {takesValue(operator) && (
            <ConditionValue
              label={labelled('value')}
              condition={condition}
              onChange={onChange}
              error={wrong?.at === 'value' ? wrong.message : undefined}
              disabled={disabled}
              eventNames={eventNames}
            />
          )}
        </Flex>
        <Tooltip label="Remove condition">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove condition ${number}`}
            onClick={onRemove}
            disabled={disabled}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </Flex>
    </Paper>
  )
}
