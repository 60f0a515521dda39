import { ActionIcon, Anchor, Box, Button, Group, Menu, Skeleton, Text, ThemeIcon } from '@mantine/core'
import { IconBroadcast, IconDots, IconListSearch, IconShare } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { destinationsQuery } from '../../api/destinations'
import { newestEventAtQuery } from '../../api/sources'
import type { Source } from '../../api/sources'
import { Moment } from '../../ui/moment'
import { useSourceEdits } from './use-source-edits'

function NewestEvent({ sourceId }: { sourceId: string }) {
  const newest = useQuery(newestEventAtQuery(sourceId))
  if (newest.isPending) return <Skeleton height={14} width={150} my={4} />
  if (newest.isError) return 'When the newest event came could not be loaded'
  if (newest.data === null) return 'No events yet'
  return (
    <>
      Newest event <Moment at={newest.data} />
    </>
  )
}

function useDestinationsInWords(sourceId: string): string {
  const destinations = useQuery(destinationsQuery)
  if (destinations.data === undefined) return ''
  const names = destinations.data.filter((one) => one.sourceId === sourceId).map(({ name }) => name)
  if (names.length === 0) return ' · no destination'
  return names.length === 1 ? ` · to ${names[0]}` : ` · to ${names.length} destinations`
}

/** A source in the list of all. */
export function SourceRow({ source, isFirst }: { source: Source; isFirst: boolean }) {
  const { id, name } = source
  const edits = useSourceEdits(source)
  const destinations = useDestinationsInWords(id)
  return (
    <Box
      component="li"
      px="md"
      py="sm"
      style={isFirst ? undefined : { borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Group wrap="nowrap" gap="md">
        <ThemeIcon variant="light" size={36} visibleFrom="xs" aria-hidden>
          <IconBroadcast size={20} stroke={1.7} />
        </ThemeIcon>
        <Box flex={1} miw={0}>
          <Anchor component={Link} to={`/sources/${id}/debugger`} fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Anchor>
          <Text component="div" size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            <NewestEvent sourceId={id} />
            {destinations}
          </Text>
        </Box>
        <Button
          component={Link}
          to={`/sources/${id}/debugger`}
          variant="default"
          size="xs"
          visibleFrom="xs"
          leftSection={<IconListSearch size={16} />}
          aria-label={`Debugger of ${name}`}
        >
          Debugger
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to={`/sources/${id}/share`} leftSection={<IconShare size={16} />}>
              Share with Movable Ink
            </Menu.Item>
            {edits.items}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {edits.dialogs}
    </Box>
  )
}
