import { countPending } from '../delivery/pending'
import { QUEUE_SCHEMA } from '../queue/job-statements'
import { openStore } from '../store/open-store'
import type { StoreLocation } from '../store/open-store'
import type { Store } from '../store/store'

/** What a pipeline still has to do; nothing, when all events are delivered. */
export interface Left {
  /** Deliveries that are not over. */
  pending: number
  /** Jobs of the queue, those without a delivery too. */
  jobs: number
}

const unexpected = (error: unknown) => {
  throw error
}

/** Opens the store of pipelines in other processes, to look into it. */
export const openToLook = (location: StoreLocation): Promise<Store> =>
  openStore(location, { onError: unexpected, onBroken: unexpected })

/** Counts what is left in a store. */
export async function whatIsLeft(store: Store): Promise<Left> {
  const pending = await countPending(store)
  const { rows } = await store.executeSql(`select count(*)::int as jobs from ${QUEUE_SCHEMA}.job`)
  const [{ jobs }] = rows as [{ jobs: number }] // as it is selected there: one row
  return { pending: pending.reduce((sum, one) => sum + one.pending, 0), jobs }
}

/** The `messageId`s of deliveries whose jobs were taken before then, and are held still. */
export async function heldSince(store: Store, moment: Date): Promise<Set<string>> {
  const { rows } = await store.executeSql(
    `select event.message_id as id from ${QUEUE_SCHEMA}.job
     join movable_ink.deliveries as delivery on delivery.id = job.id
     join movable_ink.events as event on event.id = delivery.event_id
     where job.state = 'active' and job.started_on <= $1`,
    [moment]
  )
  return new Set((rows as { id: string }[]).map(({ id }) => id)) // as it is selected there
}
