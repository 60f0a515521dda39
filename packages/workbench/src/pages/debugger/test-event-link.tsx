import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFlask } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Mapping } from '../../api/mappings'
import { offeredMappings } from './offered-mappings'
import { useSourceDestinations } from './use-source-destinations'

const LABEL = 'Use as test event'

const addressOf = ({ destinationId, id }: Mapping, eventId: string) =>
  `/destinations/${destinationId}/mappings/${id}?event=${eventId}`

/** Leads to the editor of a mapping with the event as its test event; asks which when there are several. */
export function TestEventLink({ sourceId, eventId }: { sourceId: string; eventId: string }) {
  const { destinations, mappings } = useSourceDestinations(sourceId)
  const [only, ...others] = mappings
  if (only === undefined) return null
  const icon = <IconFlask size={16} />
  if (others.length === 0) {
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
        {offeredMappings(destinations, mappings).map(({ destination: { id, name }, mappings: own }) => (
          <div key={id} role="group" aria-label={name}>
            <Menu.Label>{name}</Menu.Label>
            {own.map((mapping) => (
              <Menu.Item key={mapping.id} component={Link} to={addressOf(mapping, eventId)}>
                {mapping.enabled ? mapping.name : `${mapping.name} (disabled)`}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
