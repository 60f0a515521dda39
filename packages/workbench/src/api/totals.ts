import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Totals = components['schemas']['Totals']
export type Explanation = components['schemas']['Explanation']

/** How long a look at what is being delivered is good for. */
export const LOOK_AGAIN_MS = 5_000

interface TotalsRange {
  /** How far back, in milliseconds. */
  ms: number
  step: Totals['step']
}

/**
 * Figures about the deliveries to a destination in a time that ends now. Another range shows the old figures until its own
 * are there.
 */
export const totalsQuery = (destinationId: string, { ms, step }: TotalsRange) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'totals', ms, step],
    queryFn: () =>
      answered(
        api.GET('/api/v1/destinations/{id}/totals', {
          params: { path: { id: destinationId }, query: { from: new Date(Date.now() - ms).toISOString(), step } }
        })
      ),
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: (shown: Totals | undefined, query) => (query?.queryKey[1] === destinationId ? shown : undefined)
  })
