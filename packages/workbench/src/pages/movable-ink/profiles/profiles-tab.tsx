import { Group, Stack } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { profilesQuery } from '../../../api/movable-ink'
import { EmptyState } from '../../../ui/empty-state'
import { Loaded, LoadingLines } from '../../../ui/loaded'
import { SearchBox } from '../search-box'
import { useMovableInkView } from '../use-movable-ink-view'
import { ProfileDetails } from './profile-details'
import { ProfileList } from './profile-list'
import classes from './profiles.module.css'

const Nobody = ({ isSearched }: { isSearched: boolean }) => (
  <EmptyState icon={IconUserSearch} title={isSearched ? 'Nobody has such an id' : 'Nobody is known yet'}>
    {isSearched
      ? 'Search by a user id or an anonymous id, or a part of one.'
      : 'A profile begins with the first event of which an event mapping keeps user_id or anonymous_id.'}
  </EmptyState>
)

/** The people that Movable Ink would know of, and one of them; the address says who. */
export function ProfilesTab() {
  const { search = '', profile: selected, change, open } = useMovableInkView()
  const profiles = useQuery(profilesQuery(search))
  return (
    <Stack gap="md">
      <Group>
        <SearchBox label="Search by user id" searched={search} onSearch={(text) => change({ search: text })} />
      </Group>
      <Loaded query={profiles} loading={<LoadingLines height={58} />}>
        {(found) =>
          found.count === 0 && selected === undefined ? (
            <Nobody isSearched={search !== ''} />
          ) : (
            <div className={classes.panes} data-selected={selected !== undefined || undefined}>
              <ProfileList
                profiles={found.profiles}
                count={found.count}
                selected={selected}
                onSelect={(id) => open({ profile: id })}
              />
              <ProfileDetails
                id={selected ?? found.profiles[0]?.id}
                onBack={selected === undefined ? undefined : () => open({ profile: '' })}
              />
            </div>
          )
        }
      </Loaded>
    </Stack>
  )
}
