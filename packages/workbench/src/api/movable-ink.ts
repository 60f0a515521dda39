import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type MovableInk = components['schemas']['MovableInk']
/** Movable Ink as it is played on this machine. */
export type EmbeddedMovableInk = Extract<MovableInk, { embedded: true }>
export type EventMapping = components['schemas']['EventMapping']
export type CheckedEventMapping = components['schemas']['CheckedEventMapping']
export type AcceptedEvent = components['schemas']['AcceptedEvent']
export type RejectedRequest = components['schemas']['RejectedRequest']
export type ListedProfile = components['schemas']['ListedProfile']
export type Profile = components['schemas']['Profile']
export type Fault = components['schemas']['Fault']
export type PlannedFault = components['schemas']['PlannedFault']

/** Its totals tell whether anything else has to be looked at again. */
const LOOK_AGAIN_MS = 2_000

/** Whether a collector plays Movable Ink on this machine, and how much it has received; looked at again and again. */
export const movableInkQuery = queryOptions({
  queryKey: ['movable-ink'],
  queryFn: () => answered(api.GET('/api/v1/movable-ink')),
  refetchInterval: LOOK_AGAIN_MS
})

/** The event mappings in force, with their version. */
export const eventMappingsQuery = queryOptions({
  queryKey: ['movable-ink', 'event-mappings'],
  queryFn: () => answered(api.GET('/api/v1/movable-ink/event-mappings'))
})

/** Puts event mappings in force, unless they were changed since `version`. */
export const saveEventMappings = (eventMappings: EventMapping[], version: string) =>
  answered(api.PUT('/api/v1/movable-ink/event-mappings', { body: { eventMappings, version } }))

/** What an event mapping would do with what has arrived, and with what these sources sent. */
export const eventMappingCheckQuery = (eventMapping: EventMapping, sourceIds: string[]) =>
  queryOptions({
    queryKey: ['movable-ink', 'check', eventMapping, sourceIds],
    queryFn: async () => {
      const body = { eventMappings: [eventMapping], sourceIds }
      const { eventMappings } = await answered(api.POST('/api/v1/movable-ink/event-mappings/check', { body }))
      return eventMappings[0] ?? null
    },
    placeholderData: keepPreviousData,
    gcTime: 10_000
  })

/** As many as one answer may have. */
const MOST_RECEIVED = 500

/** The newest events that Movable Ink accepted, those that hold a text; all, when it is empty. */
export const receivedQuery = (search: string) =>
  queryOptions({
    queryKey: ['movable-ink', 'received', search],
    queryFn: async () => {
      const query = { limit: MOST_RECEIVED, ...(search === '' ? {} : { search }) }
      return (await answered(api.GET('/api/v1/movable-ink/received', { params: { query } }))).events
    },
    placeholderData: keepPreviousData
  })

/** The newest requests that Movable Ink rejected. */
export const rejectedQuery = queryOptions({
  queryKey: ['movable-ink', 'rejected'],
  queryFn: async () => (await answered(api.GET('/api/v1/movable-ink/rejected'))).requests
})

/** Whom Movable Ink knows, by user id; those whose id holds a text, or all. */
export const profilesQuery = (search: string) =>
  queryOptions({
    queryKey: ['movable-ink', 'profiles', search],
    queryFn: () => answered(api.GET('/api/v1/movable-ink/profiles', { params: { query: { search } } })),
    placeholderData: keepPreviousData
  })

/** What Movable Ink knows of one person. */
export const profileQuery = (id: string) =>
  queryOptions({
    queryKey: ['movable-ink', 'profile', id],
    queryFn: () => answered(api.GET('/api/v1/movable-ink/profile', { params: { query: { userId: id } } }))
  })

/** The faults that are switched on. */
export const faultsQuery = queryOptions({
  queryKey: ['movable-ink', 'faults'],
  queryFn: async () => (await answered(api.GET('/api/v1/movable-ink/faults'))).faults
})

/** Switches a fault on, beside those that are on. */
export const addFault = (fault: Fault) => answered(api.POST('/api/v1/movable-ink/faults', { body: fault }))

/** Switches all faults off. */
export const clearFaults = () => answered(api.DELETE('/api/v1/movable-ink/faults'))

/** What Movable Ink hands over. Asked for when it is copied, and kept nowhere. */
export const movableInkCredentials = () => answered(api.GET('/api/v1/movable-ink/credentials'))
