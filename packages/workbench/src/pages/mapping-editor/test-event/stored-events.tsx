import { Badge, Center, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { eventsQuery } from '../../../api/events'
import { triggerCheckQuery } from '../../../api/triggers'
import { eventNameWithPerson } from '../../../events/event-name'
import { Loaded, LoadingLines } from '../../../ui/loaded'
import { Moment } from '../../../ui/moment'
import { useTypedSearch } from '../../../ui/use-typed-search'
import { EventOptions } from './event-options'
import type { Choice } from './test-event'

const LISTED = 100

interface StoredEventsProps {
  sourceId: string
  trigger: string
  onChoose: (choice: Choice) => void
}

/** The last events of the source to choose one of. The API searches in all of their payloads. */
export function StoredEvents({ sourceId, trigger, onChoose }: StoredEventsProps) {
  const [search, setSearch] = useState('')
  const { value, onType } = useTypedSearch(search, setSearch)
  const wanted = search.trim()
  const events = useQuery({
    ...eventsQuery(sourceId, wanted === '' ? {} : { search: wanted }, LISTED),
    placeholderData: keepPreviousData
  })
  const check = useQuery(triggerCheckQuery(trigger, sourceId))
  const matched = new Set(check.data?.matched?.events.filter(({ matches }) => matches).map(({ id }) => id))
  return (
    <Stack gap="sm">
      <TextInput
        label="Search the last 500 events"
        placeholder="An event's name, a user id, any text of the payload"
        leftSection={<IconSearch size={16} />}
        value={value}
        onChange={(typed) => onType(typed.currentTarget.value)}
        data-autofocus
      />
      <Loaded query={events} loading={<LoadingLines lines={7} height={41} />}>
        {(found) =>
          found.length === 0 ? (
            <Center h={360} px="md">
              <Text c="dimmed" ta="center">
                {wanted === ''
                  ? 'The source has no events yet. Choose a sample, or paste an event.'
                  : 'No event holds this text.'}
              </Text>
            </Center>
          ) : (
            <EventOptions
              label="Events of the source"
              options={found.map(({ id, type, payload, receivedAt }) => ({
                key: id,
                type,
                name: eventNameWithPerson(payload),
                beside: (
                  <Group gap="xs" wrap="nowrap">
                    {matched.has(id) && (
                      <Badge color="green" variant="light">
                        Matches
                      </Badge>
                    )}
                    <Moment at={receivedAt} />
                  </Group>
                ),
                onChoose: () => onChoose({ from: 'source', id })
              }))}
            />
          )
        }
      </Loaded>
    </Stack>
  )
}
