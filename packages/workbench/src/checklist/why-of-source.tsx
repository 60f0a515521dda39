import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconStethoscope } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { destinationsQuery } from '../api/destinations'
import type { Destination } from '../api/destinations'
import { useWhy } from './use-why'
import { WhyButton } from './why-button'
import { WhyDrawer } from './why-drawer'
import { WhyWords } from './why-words'

function Choice({ destination: { id, name } }: { destination: Destination }) {
  const { open } = useWhy(id)
  return <Menu.Item onClick={open}>To {name}</Menu.Item>
}

interface WhyOfSourceProps {
  sourceId: string
  size?: string
}

/** Opens the checklist of the destination that a source feeds; of one to be chosen where it feeds several. */
export function WhyOfSource({ sourceId, size = 'sm' }: WhyOfSourceProps) {
  const destinations = useQuery(destinationsQuery)
  const fed = destinations.data?.filter((destination) => destination.sourceId === sourceId) ?? []
  const [first] = fed
  if (first === undefined) return null
  if (fed.length === 1) return <WhyButton destinationId={first.id} size={size} />
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size={size}
            leftSection={<IconStethoscope size={16} stroke={1.7} />}
            rightSection={<IconChevronDown size={16} />}
          >
            <WhyWords />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {fed.map((destination) => (
            <Choice key={destination.id} destination={destination} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {fed.map(({ id }) => (
        <WhyDrawer key={id} destinationId={id} />
      ))}
    </>
  )
}
