import { ActionIcon, Autocomplete, Flex, NativeSelect, Paper, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import {
  FIELD_LABELS,
  FIELDS,
  hasPath,
  OPERATOR_WORDS,
  OPERATORS,
  takesValue,
  withField,
  withOperator
} from './condition'
import type { Condition, Field, Operator } from './condition'
import { problemOf } from './condition-problem'
import { ConditionValue } from './condition-value'
import { offeredPaths } from './offered-paths'
import type { Offered } from './offered-paths'

const PATH_EXAMPLES: Readonly<Partial<Record<Field, string>>> = {
  property: 'Path, such as plan',
  trait: 'Path, such as plan',
  context: 'Path, such as app.name'
}

/** What a select needs so that the words chosen in it are not cut. */
const widthFor = (words: string) => `calc(${words.length}ch + 48px)`

export interface ConditionRowProps {
  /** Its place, from 1. */
  number: number
  condition: Condition
  onChange: (changed: Condition) => void
  onRemove: () => void
  disabled: boolean
  offered: Offered
}

/** One condition: what it looks at, how it compares, and with what. */
export function ConditionRow({ number, condition, onChange, onRemove, disabled, offered }: ConditionRowProps) {
  const { field, path, operator } = condition
  const problem = problemOf(condition)
  const wrong = problem === undefined || problem.isMissing ? undefined : problem
  const labelled = (part: string) => `Condition ${number}: ${part}`
  return (
    <Paper withBorder p="xs" role="group" aria-label={`Condition ${number}`}>
      <Flex gap="xs" align="flex-start">
        <Flex gap="xs" wrap="wrap" flex={1} miw={0}>
          <Flex gap="xs" flex={hasPath(field) ? '1 1 250px' : '1 1 128px'} miw={0}>
            <NativeSelect
              aria-label={labelled('looks at')}
              flex={`1 1 ${widthFor(FIELD_LABELS[field])}`}
              value={field}
              // The options are fields.
              onChange={(change) => onChange(withField(condition, change.currentTarget.value as Field))}
              data={FIELDS.map((one) => ({ value: one, label: FIELD_LABELS[one] }))}
              disabled={disabled}
            />
            {hasPath(field) && (
              <Autocomplete
                aria-label={labelled('path')}
                placeholder={PATH_EXAMPLES[field]}
                flex="2 1 110px"
                value={path}
                onChange={(written) => onChange({ ...condition, path: written })}
                data={offeredPaths(field, offered.values)}
                limit={20}
                error={wrong?.at === 'path' && wrong.message}
                spellCheck={false}
                autoCapitalize="off"
                disabled={disabled}
              />
            )}
          </Flex>
          <Flex gap="xs" wrap="wrap" flex="2 1 230px" miw={0}>
            <NativeSelect
              aria-label={labelled('operator')}
              flex={`1 1 ${widthFor(OPERATOR_WORDS[operator])}`}
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
                eventNames={offered.eventNames}
              />
            )}
          </Flex>
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
