import { presetMappings } from '@actions-movable-ink/runtime'
import { asc, eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { slug } from '../../../../src/destinations/movable-ink'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { RETRY_POLICY } from '../delivery/judge'
import type { DeliveryRetryPolicy } from '../delivery/judge'
import { OutcomeLog } from '../delivery/outcome-log'
import { noteOutcomes } from '../delivery/outcomes'
import { Workers } from '../delivery/workers'
import { Destinations } from '../destinations/destinations'
import { acceptEvent } from '../ingestion/accept-event'
import { routeEvents } from '../ingestion/route-events'
import { storeEvents } from '../ingestion/store-events'
import { Mappings } from '../mappings/mappings'
import { DeliveryQueue } from '../queue/delivery-queue'
import { Directory } from '../routing/directory'
import { sealerWith } from '../secrets/sealer'
import { Sources } from '../sources/sources'
import { openStore } from '../store/open-store'
import { deliveries, PENDING_STATES } from '../store/schema'
import type { Store } from '../store/store'
import { newStore } from './new-store'

/** A delivery as a test looks at it. */
export type DeliveryRow = typeof deliveries.$inferSelect

/** A source whose events go to a destination of its own. */
export interface TestRoute {
  destinationId: string
  mappingId: string
  /** Takes events of the source in. */
  send(events: readonly Record<string, unknown>[]): Promise<void>
  /** The destination's deliveries, in the order of their events. */
  rows(): Promise<DeliveryRow[]>
  /** The same once there are so many, and none is queued or to be tried again. */
  settled(count: number): Promise<DeliveryRow[]>
  /** Resolves when every delivery was tried at least so often. */
  tried(attempts: number): Promise<void>
}

/** Everything from the store of events to their delivery, without HTTP. */
export interface DeliveryStage {
  store: Store
  queue: DeliveryQueue
  readonly workers: Workers
  /** Ends the workers, and starts others, as another start of the process would. */
  restart: () => Promise<void>
  destinations: Destinations
  mappings: Mappings
  /** What went wrong and was tried again. */
  errors: unknown[]
  /** A source with an enabled destination and an enabled mapping. */
  route(settings: Settings, fields?: Record<string, unknown>): Promise<TestRoute>
}

/** Waits that are short, and a window that is as long. */
export const QUICK: DeliveryRetryPolicy = { ...RETRY_POLICY, firstWaitMs: 20, longestWaitMs: 100 }

const isPending = ({ state }: DeliveryRow) => PENDING_STATES.some((pending) => pending === state)

/** Looks at rows until they are as wanted; gives up before the test's time is over. */
async function once(rows: () => Promise<DeliveryRow[]>, areWanted: (rows: DeliveryRow[]) => boolean) {
  for (let looks = 0; looks < 1500; looks++) {
    const found = await rows()
    if (areWanted(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`It never came to that: ${JSON.stringify((await rows()).map(({ state }) => state))}`)
}

/** Opens stages, to be called in `beforeAll`; they are gone after the file's tests. */
export function deliveryStagesForTests() {
  const closers: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  return async (policy: DeliveryRetryPolicy = QUICK, leaseSeconds = 60): Promise<DeliveryStage> => {
    const { remove, ...location } = await newStore()
    closers.push(remove)
    const errors: unknown[] = []
    const onError = (error: unknown) => void errors.push(error)
    const store = await openStore(location, { onError, onBroken: onError })
    closers.push(() => store.close())
    const { database } = store
    const queue = await DeliveryQueue.open(store, onError, leaseSeconds)
    closers.push(() => queue.close())
    const outcomes = new OutcomeLog((some) => noteOutcomes(store, queue, some), onError)
    closers.push(() => outcomes.close())
    const sealer = sealerWith(new Uint8Array(32))
    const parts = { store, queue, outcomes, policy, leaseMs: leaseSeconds * 1000, onError }
    let workers = new Workers(parts, sealer)
    closers.push(() => workers.stop())
    await workers.start()

    const sources = new Sources(database, sealer)
    const destinations = new Destinations(database, sealer)
    const mappings = new Mappings(database, queue)
    const directory = new Directory(database, sealer)
    const eventStore = { store, queue, newId }

    async function route(settings: Settings, fields: Record<string, unknown> = {}): Promise<TestRoute> {
      const [preset] = presetMappings()
      if (preset === undefined) throw new Error('The destination has no preset')
      const { name, subscribe: trigger, partnerAction: action } = preset
      const { id: sourceId } = await sources.create('Website')
      const { id: destinationId } = await destinations.create({ sourceId, slug, name }, settings)
      const content = { name, trigger, action, fields: { ...preset.mapping, ...fields } }
      const { id: mappingId } = await mappings.create(destinationId, content)
      await mappings.change(mappingId, { enabled: true })
      await destinations.change(destinationId, { enabled: true })
      await workers.refresh()
      directory.forget()
      const rows = () =>
        database
          .select()
          .from(deliveries)
          .where(eq(deliveries.destinationId, destinationId))
          .orderBy(asc(deliveries.eventId))
      return {
        destinationId,
        mappingId,
        async send(events) {
          const dependencies = { now: Date.now, newId }
          const accepted = events.map((event) => acceptEvent(event, {}, dependencies))
          const incoming = routeEvents(sourceId, accepted, await directory.routesOf(sourceId))
          workers.wake(await storeEvents(eventStore, incoming))
        },
        rows,
        settled: (count) => once(rows, (found) => found.length >= count && !found.some(isPending)),
        tried: async (least) => void (await once(rows, (found) => found.every(({ attempts }) => attempts >= least)))
      }
    }
    return {
      store,
      queue,
      destinations,
      mappings,
      errors,
      route,
      get workers() {
        return workers
      },
      async restart() {
        await workers.stop()
        await queue.free()
        workers = new Workers(parts, sealer)
        await workers.start()
      }
    }
  }
}
