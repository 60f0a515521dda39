import { Group, SegmentedControl, Stack } from '@mantine/core'
import type { EmbeddedMovableInk } from '../../../api/movable-ink'
import { SearchBox } from '../search-box'
import { useMovableInkView } from '../use-movable-ink-view'
import { Accepted } from './accepted'
import { Rejected } from './rejected'

/** What has arrived: the events that were accepted, and the requests that were not. */
export function ReceivedTab({ totals }: Pick<EmbeddedMovableInk, 'totals'>) {
  const { show, search = '', change } = useMovableInkView()
  const isRejected = show === 'rejected'
  return (
    <Stack gap="md">
      <Group gap="sm">
        <SegmentedControl
          aria-label="What is shown"
          value={isRejected ? 'rejected' : 'accepted'}
          onChange={(value) => change({ show: value === 'rejected' ? value : '', search: '' })}
          data={[
            { value: 'accepted', label: `Accepted events (${totals.events})` },
            { value: 'rejected', label: `Rejected requests (${totals.rejected})` }
          ]}
        />
        {!isRejected && (
          <SearchBox label="Search in events" searched={search} onSearch={(text) => change({ search: text })} />
        )}
      </Group>
      {isRejected ? <Rejected /> : <Accepted search={search} total={totals.events} />}
    </Stack>
  )
}
