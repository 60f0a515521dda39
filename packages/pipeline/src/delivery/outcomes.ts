import type { DeliveryQueue } from '../queue/delivery-queue'
import { StatementList } from '../store/statements'
import { storable } from '../store/storable'
import type { Store } from '../store/store'
import { PENDING_STATES } from '../store/schema'
import type { DeliveryState } from '../store/schema'
import type { AttemptRecord } from './attempt-record'
import type { Verdict } from './judge'

/** How one attempt at a delivery ended, and what becomes of it. */
export interface Outcome {
  deliveryId: string
  mappingId: string
  verdict: Verdict
  /** How many attempts there were, this one included. */
  attempts: number
  record: AttemptRecord
  /** When it ended, in milliseconds since 1970. */
  at: number
}

/** Older attempts of a delivery are forgotten. */
const ATTEMPTS_KEPT = 20

/** One text whatever the number of outcomes, so that Postgres plans it once. */
const UPDATE = `
  update movable_ink.deliveries as delivery
  set state = ended.state,
      reason = ended.reason,
      message = ended.message,
      attempts = ended.attempts,
      attempt_log = (
        case when jsonb_array_length(delivery.attempt_log) < ${ATTEMPTS_KEPT} then delivery.attempt_log
        else delivery.attempt_log - 0 end
      ) || ended.record,
      retry_until = coalesce(ended.retry_until, delivery.retry_until),
      next_try_at = ended.next_try_at,
      finished_at = ended.finished_at
  from json_to_recordset($1::json) as ended (
    id uuid, state text, reason text, message text, attempts int, record jsonb,
    retry_until timestamptz, next_try_at timestamptz, finished_at timestamptz
  )
  where delivery.id = ended.id
    -- Another worker may have ended it, after this one had held it for too long. Delivered it is all the same.
    and (delivery.state = any($2) or ended.state = 'delivered')
    -- Nobody would try again what has lost its mapping meanwhile: it is discarded, and stays so.
    and (
      ended.finished_at is not null
      or exists (select from movable_ink.mappings as mapping where mapping.id = delivery.mapping_id)
    )`

/** A row of it. */
interface Row {
  id: string
  state: DeliveryState
  reason: string | null
  message: string | null
  attempts: number
  record: AttemptRecord
  retry_until: string | null
  next_try_at: string | null
  finished_at: string | null
}

const iso = (ms: number) => new Date(ms).toISOString()

function rowOf({ deliveryId, verdict, attempts, record, at }: Outcome): Row {
  const isRetrying = verdict.state === 'retrying'
  return {
    id: deliveryId,
    state: verdict.state,
    reason: verdict.state === 'delivered' ? null : verdict.reason,
    message: verdict.state === 'delivered' ? null : storable(verdict.message),
    attempts,
    record: record.message === undefined ? record : { ...record, message: storable(record.message) },
    retry_until: isRetrying ? iso(verdict.retryUntil) : null,
    next_try_at: isRetrying ? iso(verdict.nextTryAt) : null,
    finished_at: isRetrying ? null : iso(at)
  }
}

/** Notes outcomes in the store, each together with the end of its job, or with the job's next try. */
export async function noteOutcomes(
  store: Pick<Store, 'atomically'>,
  queue: Pick<DeliveryQueue, 'add' | 'done'>,
  outcomes: readonly Outcome[]
): Promise<void> {
  const list = new StatementList()
  await list.executeSql(UPDATE, [JSON.stringify(outcomes.map(rowOf)), [...PENDING_STATES]])
  for (const mappingId of new Set(outcomes.map((outcome) => outcome.mappingId))) {
    const own = outcomes.filter((outcome) => outcome.mappingId === mappingId)
    const ids = own.map(({ deliveryId }) => deliveryId)
    await queue.done(mappingId, ids, list)
  }
  const again = outcomes.flatMap(({ deliveryId, mappingId, verdict }) =>
    verdict.state === 'retrying' ? [{ id: deliveryId, mappingId, startAfter: new Date(verdict.nextTryAt) }] : []
  )
  await queue.add(again, list)
  await store.atomically(list.statements)
}
