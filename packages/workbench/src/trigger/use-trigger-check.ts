import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { triggerCheckQuery } from '../api/triggers'
import type { CheckedTrigger } from '../api/triggers'

/** How long nothing must be typed before a trigger is checked, in milliseconds. */
const PAUSE_MS = 300

/** What the API says of a trigger. */
export interface TriggerCheck {
  /** Of the trigger as it is, or while `isBehind` of one before it; missing until the first answer. */
  checked?: CheckedTrigger
  isBehind: boolean
  /** Why there is no answer. */
  failure?: Error
  retry: () => void
}

/** Asks the API about a trigger as it is typed. An answer about a text that was changed since is never shown as its own. */
export function useTriggerCheck(value: string, sourceId: string): TriggerCheck {
  const [asked] = useDebouncedValue(value, PAUSE_MS)
  const { data, error, isPlaceholderData, refetch } = useQuery(triggerCheckQuery(asked, sourceId))
  return {
    ...(data === undefined ? {} : { checked: data }),
    isBehind: asked !== value || isPlaceholderData,
    ...(error === null ? {} : { failure: error }),
    retry: () => void refetch()
  }
}
