import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { eventNameWithType } from '../../events/event-name'
import { writeShareQuery } from './share-query'
import type { Share } from './use-share'

/** Why nothing is exported: event mappings with mistakes, each with the way to it. */
export function Mistakes({ share, keys }: { share: Share; keys: readonly string[] }) {
  const [params] = useSearchParams()
  const groups = share.chosen.map(({ group }) => group).filter(({ key }) => keys.includes(key))
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title="Correct these event mappings before they are exported"
      mb="md"
    >
      <List size="sm">
        {groups.map((group) => (
          <List.Item key={group.key}>
            <Anchor
              component={Link}
              to={`?${writeShareQuery(params, { step: 'event-mappings', open: group.id }).toString()}`}
              inherit
              underline="always"
            >
              {eventNameWithType(group)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
