import { Autocomplete, Group, Text } from '@mantine/core'
import type { AutocompleteProps, OptionsFilter } from '@mantine/core'
import type { EventPath } from './event-paths'

export interface PathPickerProps extends Omit<AutocompleteProps, 'data' | 'renderOption' | 'filter' | 'onChange'> {
  /** Of the test event. */
  paths: readonly EventPath[]
  value: string
  onChange: (path: string) => void
}

/** How many are listed at a time: more than anybody scrolls through. */
const LISTED = 100

/** The list itself, so that it is the list that can be scrolled for those who do not see it. */
const SCROLLED = { options: { maxHeight: 260, overflowY: 'auto' } } as const

/** A path that is chosen is not searched for: the others are there to be chosen in its place. */
const filter: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase()
  const isChosen = options.some((option) => 'value' in option && option.value === search)
  return isChosen
    ? options
    : options.filter((option) => 'value' in option && option.value.toLowerCase().includes(wanted))
}

/** The path of a value in the event: one of the test event's, or any other. */
export function PathPicker({ paths, value, onChange, comboboxProps, ...props }: PathPickerProps) {
  const examples = new Map(paths.map(({ path, example }) => [path, example]))
  return (
    <Autocomplete
      placeholder="$.properties.…"
      {...props}
      value={value}
      onChange={onChange}
      data={[...examples.keys()]}
      filter={filter}
      limit={LISTED}
      spellCheck={false}
      withScrollArea={false}
      styles={SCROLLED}
      comboboxProps={{ width: 'min(440px, 92vw)', position: 'bottom-start', shadow: 'md', ...comboboxProps }}
      renderOption={({ option }) => (
        <Group justify="space-between" wrap="nowrap" gap="md" w="100%">
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {option.value}
          </Text>
          <Text size="xs" c="dimmed" truncate maw="45%">
            {examples.get(option.value)}
          </Text>
        </Group>
      )}
    />
  )
}
