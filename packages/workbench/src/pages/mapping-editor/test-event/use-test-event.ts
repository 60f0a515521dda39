import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { eventQuery, eventsQuery } from '../../../api/events'
import type { ListedEvent } from '../../../api/events'
import { samplesQuery } from '../../../api/samples'
import { choiceIn, ingested, withChoice } from './test-event'
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
  /** Nobody has chosen it. */
  isDefault: boolean
  /** Why it could not be loaded. */
  error: Error | null
  choose: (choice: Choice) => void
}

function useNewest(sourceId: string, isWanted: boolean) {
  const newest = useQuery({ ...eventsQuery(sourceId, {}, 1), enabled: isWanted })
  // It stays, however many events come.
  const [first, setFirst] = useState<ListedEvent | 'none'>()
  if (first === undefined && newest.data !== undefined) setFirst(newest.data[0] ?? 'none')
  return { first, error: newest.error }
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

/** The event that a mapping is tried with: the chosen one, or else the newest of the source, or else a sample. */
export function useTestEvent(sourceId: string): TestEvent {
  const [query, setQuery] = useSearchParams()
  const [pasted, setPasted] = useState<Choice>()
  const chosen = pasted ?? choiceIn(query)
  const newest = useNewest(sourceId, chosen === undefined)
  const byDefault = newest.first === 'none' ? FIRST_SAMPLE : undefined
  const choice = chosen ?? byDefault
  const storedId = choice?.from === 'source' ? choice.id : undefined
  const stored = useQuery({ ...eventQuery(storedId ?? ''), enabled: storedId !== undefined })
  const sample = useSample(choice)
  const choose = (to: Choice) => {
    setPasted(to.from === 'pasted' ? to : undefined)
    setQuery(withChoice(query, to), { replace: true, preventScrollReset: true })
  }
  const rest = { isDefault: chosen === undefined, choose }
  if (choice?.from === 'pasted') return { ...rest, choice, event: choice.event, receivedAt: undefined, error: null }
  if (choice?.from === 'sample')
    return { ...rest, choice, event: sample.event, receivedAt: undefined, error: sample.error }
  if (choice === undefined) {
    const first = newest.first === 'none' ? undefined : newest.first
    const asChoice: Choice | undefined = first && { from: 'source', id: first.id }
    return { ...rest, choice: asChoice, event: first?.payload, receivedAt: first?.receivedAt, error: newest.error }
  }
  return { ...rest, choice, event: stored.data?.payload, receivedAt: stored.data?.receivedAt, error: stored.error }
}
