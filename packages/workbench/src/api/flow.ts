import { queryOptions } from '@tanstack/react-query'
import { ApiError } from './api-error'
import { answered, api } from './client'
import type { Delivery } from './deliveries'
import type { Destination } from './destinations'
import type { Mapping } from './mappings'
import type { MovableInk } from './movable-ink'
import type { Totals } from './totals'
import { matchedBy } from './tried-triggers'
import type { TriedTrigger } from './tried-triggers'

/** What was seen of the way to a destination at one look. What could not be looked at is missing. */
export interface Flow {
  destination: Destination
  mappings?: readonly Mapping[]
  /** Of all mappings, enabled or not. */
  triggers?: readonly TriedTrigger[]
  lastHour?: Totals
  /** The newest deliveries of the last hour that failed, newest first. */
  failed?: readonly Delivery[]
  /** The newest that arrived; only where there are rejected events to compare them with. */
  delivered?: readonly Delivery[]
  movableInk?: MovableInk
  /** Rejected events that the collector on this machine would take as it is now. */
  takenNow: readonly Delivery[]
  /** Why a part could not be looked at. */
  failure: Error | null
}

/** How often it is looked again, in milliseconds. */
const LOOK_AGAIN_MS = 10_000

/** The same where somebody waits for what was mended to turn green. */
export const WATCHED_AGAIN_MS = 3_000

const HOUR_MS = 3_600_000

/** What Movable Ink answers where no active event mapping takes an event, or something else is wrong with the event. */
export const REJECTED: ReadonlySet<string> = new Set(['400', '422'])

/** The newest tell why; how many there are is told by the totals. */
const MOST_FAILED = 50

/** Those of a kind that fails are to be among them. */
const MOST_DELIVERED = 200

const hourAgo = () => new Date(Date.now() - HOUR_MS).toISOString()

const deliveriesOf = async (id: string, state: Delivery['state'][], limit: number): Promise<readonly Delivery[]> => {
  const query = { from: hourAgo(), state, limit }
  return (await answered(api.GET('/api/v1/destinations/{id}/deliveries', { params: { path: { id }, query } })))
    .deliveries
}

/** Those of rejected events that an active event mapping of the collector takes by now. */
async function takenByNow(rejections: readonly Delivery[]): Promise<Delivery[]> {
  if (rejections.length === 0) return []
  const { eventMappings } = await answered(api.GET('/api/v1/movable-ink/event-mappings'))
  const active = eventMappings.filter((one) => one.active)
  const taken: Delivery[] = []
  if (active.length === 0) return taken
  for (const rejection of rejections) {
    const path = { id: rejection.id }
    const { payload } = await answered(api.GET('/api/v1/deliveries/{id}', { params: { path } }))
    // Only objects are taken in as events.
    const body = { eventMappings: active, events: [payload as Record<string, unknown>] }
    const checked = await answered(api.POST('/api/v1/movable-ink/event-mappings/check', { body }))
    if (checked.eventMappings.some(({ matched }) => (matched?.given.count ?? 0) > 0)) taken.push(rejection)
  }
  return taken
}

/** Which rejected events, of what was seen, are tried on the event mappings of the collector. */
type ChooseTried = (seen: Omit<Flow, 'takenNow'>) => readonly Delivery[]

async function look(id: string, chooseTried: ChooseTried): Promise<Flow> {
  let failure: Error | null = null
  const part = <Seen>(looking: Promise<Seen>): Promise<Seen | undefined> =>
    looking.catch((error: unknown) => {
      // A pipeline that is away has none of the parts, and is asked again.
      if (error instanceof ApiError && error.status === 0) throw error
      failure ??= error instanceof Error ? error : new Error(String(error))
      return undefined
    })
  const path = { id }
  // What comes last on the way is looked at first: whatever has got there has been at all the places before it.
  const lastHour = await part(
    answered(
      api.GET('/api/v1/destinations/{id}/totals', { params: { path, query: { from: hourAgo(), step: 'minute' } } })
    )
  )
  const { retrying = 0, discarded = 0, dead = 0 } = lastHour?.overall.counts ?? {}
  const failed =
    retrying + discarded + dead === 0
      ? []
      : await part(deliveriesOf(id, ['retrying', 'discarded', 'dead'], MOST_FAILED))
  const isRejected = failed?.some(({ reason }) => REJECTED.has(reason ?? '')) === true
  const delivered = isRejected ? await part(deliveriesOf(id, ['delivered'], MOST_DELIVERED)) : []
  const movableInk = await part(answered(api.GET('/api/v1/movable-ink')))
  const mappings = await part(answered(api.GET('/api/v1/destinations/{id}/mappings', { params: { path } })))
  const matches = await part(answered(api.GET('/api/v1/destinations/{id}/mappings/matches', { params: { path } })))
  const destination = await answered(api.GET('/api/v1/destinations/{id}', { params: { path } }))
  const seen = {
    destination,
    mappings: mappings?.mappings,
    triggers: matches && matchedBy(matches),
    lastHour,
    failed,
    delivered,
    movableInk
  }
  const takenNow = await part(takenByNow(chooseTried({ ...seen, failure })))
  return { ...seen, takenNow: takenNow ?? [], failure }
}

/** All places that an event passes on its way to a destination, at one look, so that what is said of them agrees. */
export const flowQuery = (destinationId: string, chooseTried: ChooseTried) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'flow'],
    queryFn: () => look(destinationId, chooseTried),
    refetchInterval: LOOK_AGAIN_MS
  })
