import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowsSplit2, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import { destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { mappingsQuery } from '../../api/mappings'
import type { Mappings } from '../../api/mappings'
import { EmptyState } from '../../ui/empty-state'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { MappingList } from './mapping-list'
import { NewMappingMenu, useNewMapping } from './new-mapping'
import type { MakingMapping } from './new-mapping'

/** Another tab, or a script, may change them. */
const LOOK_AGAIN_MS = 10_000

function DestinationDisabled({ id }: { id: string }) {
  return (
    <Alert color="gray" icon={<IconInfoCircle size={18} />} title="The destination is disabled">
      Its mappings get no events until it is enabled, however they are switched here.{' '}
      <Anchor component={Link} to={`/destinations/${id}/settings`} size="sm" underline="always">
        Enable it in Settings
      </Anchor>
    </Alert>
  )
}

function NoMappings({ making }: { making: MakingMapping }) {
  const [preset] = making.presets
  return (
    <EmptyState
      icon={IconArrowsSplit2}
      title="No mappings yet"
      action={
        <Group gap="xs" justify="center">
          {preset !== undefined && (
            <Button onClick={() => making.fromPreset(preset.name)} loading={making.isPending}>
              Start with {preset.name}
            </Button>
          )}
          <Button variant="default" onClick={making.blank} disabled={making.isPending}>
            Start blank
          </Button>
        </Group>
      }
    >
      A mapping says which events go to Movable Ink, and as what. Without one nothing is sent. The preset takes every
      identify, track, page, screen and group as it came.
    </EmptyState>
  )
}

function Counter({ list: { count, most }, making }: { list: Mappings; making: MakingMapping }) {
  const isFull = count >= most
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Text fw={600}>
          {count} of {most} mappings
        </Text>
        <Text size="sm" c="dimmed">
          {isFull
            ? 'A destination has no more than that. Delete one to make room for another.'
            : 'The figures are of the last 24 hours.'}
        </Text>
      </div>
      <NewMappingMenu making={making} isFull={isFull} />
    </Group>
  )
}

function DestinationMappings({ destination }: { destination: Destination }) {
  const list = useQuery({ ...mappingsQuery(destination.id), refetchInterval: LOOK_AGAIN_MS })
  const making = useNewMapping(destination)
  return (
    <Loaded query={list} loading={<LoadingLines lines={3} height={72} />}>
      {(loaded) => (
        <Stack gap="md">
          {!destination.enabled && <DestinationDisabled id={destination.id} />}
          {making.error !== null && (
            <Alert color="red" role="alert">
              {sentenceOf(making.error)}
            </Alert>
          )}
          {loaded.count === 0 ? (
            <NoMappings making={making} />
          ) : (
            <>
              <Counter list={loaded} making={making} />
              <MappingList destinationId={destination.id} list={loaded} />
            </>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

/** Which events a destination gets, and as what. */
export function Page() {
  const { destinationId = '' } = useParams()
  const destination = useQuery(destinationQuery(destinationId))
  return (
    <Loaded query={destination} loading={<LoadingLines lines={3} height={72} />}>
      {(loaded) => <DestinationMappings key={loaded.id} destination={loaded} />}
    </Loaded>
  )
}
