import { NavLink as Item, ScrollArea, Stack, Text } from '@mantine/core'
import { IconApps, IconBolt, IconBroadcast, IconHome, IconSend } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { destinationsQuery } from '../api/destinations'
import { sourcesQuery } from '../api/sources'
import { useFailure } from '../ui/use-failure'

interface EntryProps {
  to: string
  label: string
  icon?: Icon
  /** Also on the pages below it. */
  withBelow?: boolean
  onGo: () => void
}

function Entry({ to, label, icon: Icon, withBelow = false, onGo }: EntryProps) {
  const { pathname } = useLocation()
  const isHere = pathname === to || (withBelow && pathname.startsWith(`${to}/`))
  return (
    <Item
      component={Link}
      to={to}
      label={label}
      leftSection={Icon && <Icon size={18} stroke={1.7} />}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      onClick={onGo}
      pl={Icon ? undefined : 42}
      py={Icon ? 8 : 5}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  )
}

function NotLoaded({ query }: { query: UseQueryResult }) {
  const isMissing = useFailure(query) !== null && query.data === undefined
  if (!isMissing) return null
  return (
    <Text size="sm" c="dimmed" pl={42} py={5}>
      Could not be loaded
    </Text>
  )
}

/** Where everything is. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const sources = useQuery(sourcesQuery)
  const destinations = useQuery(destinationsQuery)
  return (
    <ScrollArea h="100%" type="auto">
      <Stack gap={2}>
        <Entry to="/" label="Overview" icon={IconHome} onGo={onGo} />
        <Entry to="/sources" label="Sources" icon={IconBroadcast} onGo={onGo} />
        {sources.data?.map(({ id, name }) => (
          <Entry key={id} to={`/sources/${id}`} label={name} withBelow onGo={onGo} />
        ))}
        <NotLoaded query={sources} />
        <Entry to="/destinations" label="Destinations" icon={IconSend} onGo={onGo} />
        {destinations.data?.map(({ id, name }) => (
          <Entry key={id} to={`/destinations/${id}`} label={name} withBelow onGo={onGo} />
        ))}
        <NotLoaded query={destinations} />
        <Entry to="/catalog" label="Catalog" icon={IconApps} withBelow onGo={onGo} />
        <Text size="xs" c="dimmed" fw={600} mt="md" px="sm">
          On the other side
        </Text>
        <Entry to="/movable-ink" label="Movable Ink collector" icon={IconBolt} withBelow onGo={onGo} />
      </Stack>
    </ScrollArea>
  )
}
