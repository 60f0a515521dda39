import { Button, Skeleton } from '@mantine/core'
import { IconBroadcast } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { sourceQuery } from '../../api/sources'
import type { Source } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { eventsToShareQuery } from './events-to-share'
import { ShareSteps } from './share-steps'

function NoEvents({ sourceId }: { sourceId: string }) {
  return (
    <EmptyState
      icon={IconBroadcast}
      title="There is no event to share yet"
      action={
        <Button component={Link} to={`/sources/${sourceId}/debugger`} variant="light">
          Go to the debugger
        </Button>
      }
    >
      Movable Ink maps your events by samples of them. Send some to this source, or take those of the debugger&rsquo;s
      samples.
    </EmptyState>
  )
}

function ShareSource({ source: { id, name } }: { source: Source }) {
  const events = useQuery(eventsToShareQuery(id))
  return (
    <>
      <PageHeader
        title="Share with Movable Ink"
        above={[
          { title: 'Sources', to: '/sources' },
          { title: name, to: `/sources/${id}/debugger` }
        ]}
        description="Sample payloads without personal data, from which Movable Ink sets up its event mappings."
      />
      <Loaded query={events} loading={<LoadingLines lines={7} height={58} />}>
        {(found) =>
          found.length === 0 ? <NoEvents sourceId={id} /> : <ShareSteps source={{ id, name }} events={found} />
        }
      </Loaded>
    </>
  )
}

/** The first step of setting up with Movable Ink: samples of what a source sends. */
export function Page() {
  const { sourceId = '' } = useParams()
  const source = useQuery(sourceQuery(sourceId))
  return (
    <Loaded isPage query={source} loading={<Skeleton height={480} aria-label="Loading" />}>
      {(loaded) => <ShareSource key={loaded.id} source={loaded} />}
    </Loaded>
  )
}
