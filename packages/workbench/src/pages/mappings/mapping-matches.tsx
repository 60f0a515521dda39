import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Mapping } from '../../api/mappings'
import { triedTriggersQuery } from '../../api/tried-triggers'
import { countInWords, UNREADABLE } from '../../trigger/match-words'

/** How many of the newest events of the source the trigger of a mapping matches. */
export function MappingMatches({ mapping: { id, destinationId } }: { mapping: Pick<Mapping, 'id' | 'destinationId'> }) {
  const { data, isPending } = useQuery(triedTriggersQuery(destinationId))
  if (isPending) return <Skeleton height={14} width={190} maw="100%" my={3} />
  const tried = data?.find(({ mappingId }) => mappingId === id)
  if (tried === undefined || tried.matched?.of === 0) return null
  return (
    <Text size="sm" c="dimmed">
      {tried.matched === undefined ? UNREADABLE : countInWords(tried.matched)}
    </Text>
  )
}
