import { Group, Kbd, Select, Text, TextInput } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { memo, useRef, useState } from 'react'
import { eventsQuery } from '../../api/events'
import type { EventFilter } from '../../api/events'
import { EVENT_TYPES } from '../../events/event-types'
import { useTypedSearch } from '../../ui/use-typed-search'
import classes from './debugger.module.css'
import { namesOf } from './names-of'

interface EventFiltersProps {
  sourceId: string
  filter: EventFilter
  /** Undefined takes a filter away. */
  onChange: (changes: Partial<Record<keyof EventFilter, string | undefined>>) => void
}

/** Where a key is text rather than an order. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

function Search({ search = '', onChange }: { search: string | undefined; onChange: (search: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const { value, onType } = useTypedSearch(search, onChange)
  useWindowEvent('keydown', (pressed) => {
    if (pressed.key !== '/' || pressed.ctrlKey || pressed.metaKey || pressed.altKey || isWriting(pressed.target)) return
    pressed.preventDefault()
    field.current?.focus()
  })
  return (
    <TextInput
      ref={field}
      type="search"
      flex="1 1 240px"
      aria-label="Search events"
      placeholder="Search in the whole event"
      maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        <Kbd size="xs" aria-hidden visibleFrom="sm">
          /
        </Kbd>
      }
      rightSectionPointerEvents="none"
      value={value}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  )
}

function Name({ sourceId, name, onChange }: { sourceId: string; name?: string; onChange: (name?: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  const events = useQuery({ ...eventsQuery(sourceId), enabled: isOpen, gcTime: 0 })
  return (
    <Select
      flex="1 1 130px"
      maw={{ sm: 220 }}
      aria-label="Name"
      placeholder="All names"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'All names' }}
      nothingFoundMessage={events.isPending ? 'Loading' : 'No such name among the last 500 events'}
      data={namesOf(events.data ?? [], name)}
      renderOption={({ option }) => (
        <Text size="sm" lineClamp={2} className={classes.title}>
          {option.label}
        </Text>
      )}
      comboboxProps={{ width: 280, position: 'bottom-end' }}
      value={name ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
    />
  )
}

/** Which events are shown: searched and filtered by the pipeline. It stays as it is while events come. */
export const EventFilters = memo(function EventFilters({ sourceId, filter, onChange }: EventFiltersProps) {
  return (
    <Group gap="xs" mb="sm">
      <Search search={filter.search} onChange={(search) => onChange({ search })} />
      <Select
        flex="1 1 130px"
        maw={{ sm: 160 }}
        aria-label="Type"
        placeholder="All types"
        clearable
        clearButtonProps={{ 'aria-label': 'All types' }}
        data={[...EVENT_TYPES]}
        value={filter.type ?? null}
        onChange={(type) => onChange({ type: type ?? undefined })}
      />
      <Name sourceId={sourceId} name={filter.name} onChange={(name) => onChange({ name })} />
    </Group>
  )
})
