import { ActionIcon, Box, Checkbox, Select, Stack, Text, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId } from 'react'
import { eventNameWithType } from '../../events/event-name'
import type { JsonObject } from '../../sharing/json'
import { countOf } from '../../ui/counting'
import { JsonView } from '../../ui/json/json-view'
import { dateInWords } from '../../ui/time-in-words'
import classes from './share.module.css'
import type { ChosenEvent } from './use-share'

/** More are hardly looked through. */
const MOST_OFFERED = 50

interface EventRowProps {
  chosen: ChosenEvent
  /** As it is shared; undefined when it is not. */
  payload: JsonObject | undefined
  isOpen: boolean
  onToggleShared: () => void
  onToggleOpen: () => void
  onChoose: (eventId: string) => void
}

function EventChoice({ chosen: { group, candidate }, onChoose }: Pick<EventRowProps, 'chosen' | 'onChoose'>) {
  if (group.candidates.length === 1) return null
  const offered = group.candidates.filter((one, place) => place < MOST_OFFERED || one === candidate)
  return (
    <Select
      label="Event"
      maw={420}
      allowDeselect={false}
      value={candidate.event.id}
      onChange={(id) => id !== null && onChoose(id)}
      data={offered.map(({ event, paths }) => ({
        value: event.id,
        label: `${dateInWords(new Date(event.receivedAt))}, ${countOf(paths, 'field')}`
      }))}
    />
  )
}

function holdsText({ group: { candidates }, candidate }: ChosenEvent): string {
  const fields = countOf(candidate.paths, 'field')
  return candidates.length === 1 ? fields : `${fields}, one of ${candidates.length} such events`
}

/** An event that can be shared, with what of it would be. */
export function EventRow({ chosen, payload, isOpen, onToggleShared, onToggleOpen, onChoose }: EventRowProps) {
  const { group, isShared } = chosen
  const title = eventNameWithType(group)
  const inside = useId()
  const Chevron = isOpen ? IconChevronUp : IconChevronDown
  return (
    <>
      <div className={classes.event}>
        <Checkbox
          classNames={{ root: classes.eventName, inner: classes.tick, labelWrapper: classes.label }}
          checked={isShared}
          onChange={onToggleShared}
          label={
            <span className={classes.name} title={title}>
              {title}
            </span>
          }
          description={holdsText(chosen)}
        />
        <Tooltip label={isOpen ? 'Hide payload' : 'Show payload'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Payload of ${title}`}
            aria-expanded={isOpen}
            aria-controls={inside}
            onClick={onToggleOpen}
          >
            <Chevron size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Box id={inside} className={classes.inside} hidden={!isOpen}>
        {isOpen && (
          <Stack gap="sm">
            <EventChoice chosen={chosen} onChoose={onChoose} />
            {payload === undefined ? (
              <Text c="dimmed" size="sm">
                Not shared.
              </Text>
            ) : (
              <JsonView value={payload} label={`Payload of ${title} as it is shared`} />
            )}
          </Stack>
        )}
      </Box>
    </>
  )
}
