import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { eventQuery, eventsQuery } from '../../../api/events'
import { samplesQuery } from '../../../api/samples'
import { triggerCheckQuery } from '../../../api/triggers'
import { choiceIn, firstChoice, ingested, withChoice } from './test-event'
import type { Choice, RawEvent } from './test-event'

/** What a mapping is tried with where the source has no events yet: a track with properties. */
const FIRST_SAMPLE = { from: 'sample', file: 'five-types', index: 2 } as const

/** The event that a mapping is tried with. */
export interface TestEvent {
  /** Undefined while it is loaded, or when it could not be. */
  event: RawEvent | undefined
  choice: Choice | undefined
  /** When the source received it, if it did. In ISO 8601. */
  receivedAt: string | undefined
  /** Nobody has chosen it: it is the newest of the source that the saved trigger matches, or else the newest, or a sample. */
  isDefault: boolean
  /** Why it could not be loaded. */
  error: Error | null
  choose: (choice: Choice) => void
}

/** What there is to try a trigger with, as long as nobody has chosen: it stays, however many events come. */
function useFirst(sourceId: string, trigger: string, isWanted: boolean) {
  const [first, setFirst] = useState<Choice>()
  const check = useQuery({ ...triggerCheckQuery(trigger, sourceId), enabled: isWanted && first === undefined })
  const isUnreadable = check.data !== undefined && check.data.matched === undefined
  const newest = useQuery({ ...eventsQuery(sourceId, {}, 1), enabled: isWanted && isUnreadable && first === undefined })
  const events = check.data?.matched?.events ?? newest.data?.map(({ id }) => ({ id, matches: false }))
  if (first === undefined && events !== undefined) setFirst(firstChoice(events) ?? FIRST_SAMPLE)
  return { first, error: check.error ?? newest.error }
}

function useSample(choice: Choice | undefined) {
  const isSample = choice?.from === 'sample'
  const samples = useQuery({ ...samplesQuery, enabled: isSample })
  const file = isSample ? samples.data?.find(({ name }) => name === choice.file) : undefined
  const sample = isSample ? file?.events[choice.index] : undefined
  const event = useMemo(() => {
    const now = new Date()
    return sample && ingested(sample, { now: now.toISOString(), messageId: `test-${now.getTime()}` })
  }, [sample])
  const isMissing = isSample && samples.data !== undefined && sample === undefined
  return { event, error: isMissing ? new Error('There is no such sample.') : samples.error }
}

/**
 * The event that a mapping is tried with: the chosen one, or else one of the source, or else a sample.
 *
 * @param trigger as the mapping was opened with
 */
export function useTestEvent(sourceId: string, trigger: string): TestEvent {
  const [query, setQuery] = useSearchParams()
  const [pasted, setPasted] = useState<Choice>()
  const [opened] = useState(trigger)
  const chosen = pasted ?? choiceIn(query)
  const byDefault = useFirst(sourceId, opened, chosen === undefined)
  const choice = chosen ?? byDefault.first
  const storedId = choice?.from === 'source' ? choice.id : undefined
  const stored = useQuery({ ...eventQuery(storedId ?? ''), enabled: storedId !== undefined })
  const sample = useSample(choice)
  const choose = (to: Choice) => {
    setPasted(to.from === 'pasted' ? to : undefined)
    setQuery(withChoice(query, to), { replace: true, preventScrollReset: true })
  }
  const rest = { choice, isDefault: chosen === undefined, choose }
  if (choice === undefined) return { ...rest, event: undefined, receivedAt: undefined, error: byDefault.error }
  if (choice.from === 'pasted') return { ...rest, event: choice.event, receivedAt: undefined, error: null }
  if (choice.from === 'sample') return { ...rest, event: sample.event, receivedAt: undefined, error: sample.error }
  return { ...rest, event: stored.data?.payload, receivedAt: stored.data?.receivedAt, error: stored.error }
}
