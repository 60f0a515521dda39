import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import { undeliveredStates } from './delivery-filter'
import type { DeliveryFilter } from './delivery-filter'
import type { components, paths } from './generated-types'
import { LOOK_AGAIN_MS } from './totals'

export type Delivery = components['schemas']['Delivery']
export type DeliveryDetails = components['schemas']['DeliveryDetails']
export type Attempt = components['schemas']['Attempt']

type ListQuery = NonNullable<paths['/api/v1/destinations/{id}/deliveries']['get']['parameters']['query']>

const PAGE_SIZE = 200

/** What is loaded up to so many pages is looked at every few seconds; more of it accordingly less often. */
const PAGES_AT_ONCE = 2

const since = (ms: number) => new Date(Date.now() - ms).toISOString()

const list = (destinationId: string, { states, ...filter }: DeliveryFilter, query: ListQuery) =>
  answered(
    api.GET('/api/v1/destinations/{id}/deliveries', {
      params: {
        path: { id: destinationId },
        query: { ...filter, ...(states === undefined ? {} : { state: [...states] }), ...query }
      }
    })
  )

const ofDestination = (destinationId: string) => ['destinations', destinationId, 'deliveries'] as const

/** Deliveries to a destination, newest first, of events received in a time that ends now. */
export const deliveriesQuery = (destinationId: string, filter: DeliveryFilter, rangeMs: number) =>
  infiniteQueryOptions({
    queryKey: [...ofDestination(destinationId), filter, rangeMs],
    queryFn: ({ pageParam }) =>
      list(destinationId, filter, {
        from: since(rangeMs),
        limit: PAGE_SIZE,
        ...(pageParam === undefined ? {} : { before: pageParam })
      }),
    initialPageParam: undefined as string | undefined, // the newest ones; the type is that of those that follow
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => LOOK_AGAIN_MS * Math.ceil((state.data?.pages.length ?? 1) / PAGES_AT_ONCE),
    // Comparing thousands of rows takes longer than drawing the few that are seen.
    structuralSharing: false,
    // Another filter shows the old list until its own is there, so that the page does not jump.
    placeholderData: (shown, query) => (query?.queryKey[1] === destinationId ? shown : undefined)
  })

/** The newest delivery that failed for a reason; null when there is none any more. */
export const newestOfReasonQuery = (destinationId: string, reason: string, rangeMs: number) =>
  queryOptions({
    queryKey: [...ofDestination(destinationId), 'newest', reason, rangeMs],
    queryFn: async () => {
      const { deliveries } = await list(destinationId, { reason }, { from: since(rangeMs), limit: 1 })
      return deliveries[0] ?? null
    },
    refetchInterval: LOOK_AGAIN_MS
  })

/** One delivery with its attempts and its event. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: () => answered(api.GET('/api/v1/deliveries/{id}', { params: { path: { id } } })),
    // What is over stays as it is, unless it is sent again.
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? LOOK_AGAIN_MS / 2 : false)
  })

/** Of events received in this time, in ISO 8601. */
export interface Span {
  from: string
  to: string
}

const LARGEST_PAGE = 500
const MOST_PAGES = 20

/**
 * Counts the deliveries that sending again would queue: those of deleted mappings cannot be.
 *
 * @returns how many at least, and whether that is all
 */
export async function countUndelivered(destinationId: string, filter: DeliveryFilter, span: Span) {
  const wanted = { ...filter, states: undeliveredStates(filter) }
  let count = 0
  let before: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { ...span, limit: LARGEST_PAGE, ...(before === undefined ? {} : { before }) }
    const { deliveries, next } = await list(destinationId, wanted, query)
    count += deliveries.filter(({ mappingId }) => mappingId !== null).length
    if (next === null) return { count, isAll: true }
    before = next
  }
  return { count, isAll: false }
}

/** Queues again what a filter finds and was not delivered, and tells how many that were. */
export const sendAgain = async (destinationId: string, { states, ...filter }: DeliveryFilter, span: Span) => {
  const { count } = await answered(
    api.POST('/api/v1/destinations/{id}/deliveries/send-again', {
      params: { path: { id: destinationId } },
      body: { ...filter, state: undeliveredStates({ states }), ...span }
    })
  )
  return count
}

/** Queues one delivery again that is over and was not delivered. */
export const sendOneAgain = (id: string) =>
  answered(api.POST('/api/v1/deliveries/{id}/send-again', { params: { path: { id } } }))
