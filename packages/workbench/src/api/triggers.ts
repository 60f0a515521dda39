import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type CheckedTrigger = components['schemas']['CheckedTrigger']
export type MatchedEvents = NonNullable<CheckedTrigger['matched']>

/** Events come in while a trigger is looked at. */
const LOOK_AGAIN_MS = 10_000

/** What a trigger is read as, and which of the newest events of a source it matches. */
export const triggerCheckQuery = (trigger: string, sourceId: string) =>
  queryOptions({
    queryKey: ['trigger-checks', sourceId, trigger],
    queryFn: ({ signal }) => answered(api.POST('/api/v1/triggers/check', { body: { trigger, sourceId }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
    // One for each state of a text that is being typed.
    gcTime: 60_000
  })
