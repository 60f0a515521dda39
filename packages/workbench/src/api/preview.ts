import { queryOptions, skipToken } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Preview = components['schemas']['Preview']
export type WireRequest = components['schemas']['WireRequest']

/** What is tried: a mapping as it is edited, with an event. */
export interface Tried {
  destinationId: string
  mapping: { trigger: string; action: string; fields: Record<string, unknown> }
  event: Record<string, unknown>
}

/** How long a preview that nobody looks at is kept, in milliseconds: it holds an event. */
const KEPT_MS = 10_000

/**
 * What a mapping would make of an event. Nothing is sent.
 *
 * @param tried undefined while there is nothing to try
 */
export const previewQuery = (tried: Tried | undefined) =>
  queryOptions({
    queryKey: ['preview', tried],
    queryFn:
      tried === undefined ? skipToken : ({ signal }) => answered(api.POST('/api/v1/preview', { body: tried, signal })),
    gcTime: KEPT_MS,
    // Settings may be changed in another tab.
    staleTime: 0
  })
