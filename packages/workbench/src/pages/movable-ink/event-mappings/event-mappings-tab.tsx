import { useQuery } from '@tanstack/react-query'
import { eventMappingsQuery } from '../../../api/movable-ink'
import { Loaded, LoadingLines } from '../../../ui/loaded'
import { EventMappings } from './event-mappings'

/** Which events Movable Ink takes, and what it keeps of them. */
export function EventMappingsTab({ accepted }: { accepted: Readonly<Record<string, number>> }) {
  const eventMappings = useQuery(eventMappingsQuery)
  return (
    <Loaded query={eventMappings} loading={<LoadingLines lines={5} height={62} />}>
      {(kept) => <EventMappings kept={kept} accepted={accepted} />}
    </Loaded>
  )
}
