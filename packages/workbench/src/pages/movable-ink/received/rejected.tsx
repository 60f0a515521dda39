import { Anchor, Badge, Code, Group, Paper, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { rejectedQuery } from '../../../api/movable-ink'
import type { RejectedRequest } from '../../../api/movable-ink'
import { CopyButton } from '../../../ui/copy-button'
import { EmptyState } from '../../../ui/empty-state'
import { Loaded, LoadingLines } from '../../../ui/loaded'
import { Moment } from '../../../ui/moment'
import { useMovableInkView } from '../use-movable-ink-view'
import classes from './received.module.css'
import { reasonInWords } from './reason-in-words'
import { whatToDo } from './what-to-do'

function Request({ request }: { request: RejectedRequest }) {
  const { linkTo } = useMovableInkView()
  const { status, at, requestId } = request
  const { meaning, fix } = whatToDo(request)
  return (
    <div role="listitem" className={classes.rejected}>
      <Group align="flex-start">
        <Badge color={status === null || status < 400 ? 'gray' : 'red'} variant="light">
          {status ?? 'Cut'}
        </Badge>
      </Group>
      <div className={classes.what}>
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {reasonInWords(request)}
        </Text>
        <Text size="sm" c="dimmed">
          {meaning}{' '}
          {fix !== undefined && (
            <Anchor
              component={Link}
              to={fix.tab === undefined ? fix.to : linkTo({ tab: fix.tab })}
              underline="always"
              inherit
            >
              {fix.label}
            </Anchor>
          )}
        </Text>
        <Group gap={4} mt={2}>
          <Code>{requestId}</Code>
          <CopyButton text={requestId} of="request id" />
        </Group>
      </div>
      <Text size="xs" c="dimmed" ta="right">
        <Moment at={at} />
      </Text>
    </div>
  )
}

/** The newest requests that were not accepted, each with why and what helps. */
export function Rejected() {
  const rejected = useQuery(rejectedQuery)
  return (
    <Loaded query={rejected} loading={<LoadingLines height={84} />}>
      {(requests) =>
        requests.length === 0 ? (
          <EmptyState icon={IconCircleCheck} title="Nothing was rejected">
            Requests that the collector refuses, or that meet a fault, are listed here with the reason.
          </EmptyState>
        ) : (
          <Paper withBorder role="list" aria-label="Rejected requests">
            {requests.map((request) => (
              <Request key={request.requestId} request={request} />
            ))}
          </Paper>
        )
      }
    </Loaded>
  )
}
