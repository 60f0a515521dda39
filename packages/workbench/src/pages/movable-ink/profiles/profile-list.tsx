import { Paper, Text, UnstyledButton } from '@mantine/core'
import type { ListedProfile } from '../../../api/movable-ink'
import { Moment } from '../../../ui/moment'
import { countOf } from '../../../ui/counting'
import classes from './profiles.module.css'

interface ProfileListProps {
  profiles: readonly ListedProfile[]
  /** Of all that were found, also those that are not listed. */
  count: number
  selected: string | undefined
  onSelect: (id: string) => void
}

/** The people that were found, by their newest event. */
export function ProfileList({ profiles, count, selected, onSelect }: ProfileListProps) {
  const isSelected = ({ id, anonymousIds }: ListedProfile, index: number) =>
    selected === undefined ? index === 0 : selected === id || anonymousIds.includes(selected)
  return (
    <Paper withBorder className={classes.list}>
      <ul className={classes.items} aria-label="Profiles">
        {profiles.map((profile, index) => (
          <li key={`${profile.userId === null} ${profile.id}`}>
            <UnstyledButton
              className={classes.item}
              aria-current={isSelected(profile, index)}
              onClick={() => onSelect(profile.id)}
            >
              <Text size="sm" fw={600} truncate>
                {profile.id}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {profile.userId === null ? 'anonymous · ' : ''}
                {countOf(profile.eventCount, 'event')} · <Moment at={profile.lastEventAt} />
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {count > profiles.length && (
        <Text size="xs" c="dimmed" p="sm">
          {countOf(count - profiles.length, 'more profile')}. Search to find them.
        </Text>
      )}
    </Paper>
  )
}
