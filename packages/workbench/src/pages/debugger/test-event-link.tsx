import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFlask } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Mapping } from '../../api/mappings'
import { useSourceDestinations } from './use-source-destinations'

const LABEL = 'Use as test event'

const addressOf = ({ destinationId, id }: Mapping, eventId: string) =>
  `/destinations/${destinationId}/mappings/${id}?event=${eventId}`

/** Leads to the editor of an enabled mapping with the event as its test event; asks which when there are several. */
export function TestEventLink({ sourceId, eventId }: { sourceId: string; eventId: string }) {
  const { destinations, mappings } = useSourceDestinations(sourceId)
  const enabled = mappings.filter((mapping) => mapping.enabled)
  const [only] = enabled
  if (only === undefined) return null
  const icon = <IconFlask size={16} />
  if (enabled.length === 1) {
    return (
      <Button component={Link} to={addressOf(only, eventId)} size="xs" variant="default" leftSection={icon}>
        {LABEL}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={icon} rightSection={<IconChevronDown size={14} />}>
          {LABEL}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {destinations.map(({ id, name }) => {
          const own = enabled.filter(({ destinationId }) => destinationId === id)
          return own.length === 0 ? null : (
            <div key={id} role="group" aria-label={name}>
              <Menu.Label>{name}</Menu.Label>
              {own.map((mapping) => (
                <Menu.Item key={mapping.id} component={Link} to={addressOf(mapping, eventId)}>
                  {mapping.name}
                </Menu.Item>
              ))}
            </div>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
