import type { DeliveryQueue } from '../queue/delivery-queue'
import { QUEUE_SCHEMA } from '../queue/job-statements'
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
  /** When its job was taken, as the queue said. */
  takenOn: string
  verdict: Verdict
  /** How many attempts there were, this one included. */
  attempts: number
  record: AttemptRecord
  /** When it ended, in milliseconds since 1970. */
  at: number
}

/** Older attempts of a delivery are forgotten. */
const ATTEMPTS_KEPT = 20

/**
 * Notes outcomes `$1` of the mapping `$3`, whose ids are `$4`. One text whatever their number, so that Postgres plans it
 * once. A delivery that is to be tried again is noted only for who holds its job, and the job is put off with it: where
 * another has taken it since, because this one held it for too long, that one tells what becomes of it. Nor is it noted
 * where the mapping is gone: nobody would try it again, it is discarded, and stays so. How long the job is put off is counted
 * by the store's own clock, by which jobs are due: a machine's clock may be another.
 */
const UPDATE = `
  with ended as materialized (
    select * from json_to_recordset($1::json) as ended (
      id uuid, taken_on timestamptz, state text, reason text, message text, attempts int, record jsonb,
      retry_until timestamptz, next_try_at timestamptz, wait_ms float, finished_at timestamptz
    )
  ), put_off as (
    update ${QUEUE_SCHEMA}.job
    set state = 'created', start_after = now() + make_interval(secs => ended.wait_ms / 1000), started_on = null
    from ended
    where ended.finished_at is null
      and job.name = $3 and job.id = any($4::uuid[]) and job.id = ended.id and job.started_on = ended.taken_on
      and exists (select from movable_ink.mappings as mapping where mapping.id = $3::uuid)
    returning job.id, ended.taken_on
  )
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
  from ended
  where delivery.id = ended.id
    -- Another worker may have ended it, after this one had held it for too long. Delivered it is all the same.
    and (delivery.state = any($2) or ended.state = 'delivered')
    and (ended.finished_at is not null or (ended.id, ended.taken_on) in (select id, taken_on from put_off))`

/** A row of it. */
interface Row {
  id: string
  taken_on: string
  state: DeliveryState
  reason: string | null
  message: string | null
  attempts: number
  record: AttemptRecord
  retry_until: string | null
  next_try_at: string | null
  /** How long it still is until then, in milliseconds. */
  wait_ms: number | null
  finished_at: string | null
}

const iso = (ms: number) => new Date(ms).toISOString()

function rowOf({ deliveryId, takenOn, verdict, attempts, record, at }: Outcome, now: number): Row {
  const isRetrying = verdict.state === 'retrying'
  return {
    id: deliveryId,
    taken_on: takenOn,
    state: verdict.state,
    reason: verdict.state === 'delivered' ? null : verdict.reason,
    message: verdict.state === 'delivered' ? null : storable(verdict.message),
    attempts,
    record: record.message === undefined ? record : { ...record, message: storable(record.message) },
    retry_until: isRetrying ? iso(verdict.retryUntil) : null,
    next_try_at: isRetrying ? iso(verdict.nextTryAt) : null,
    wait_ms: isRetrying ? Math.max(0, verdict.nextTryAt - now) : null,
    finished_at: isRetrying ? null : iso(at)
  }
}

/** Notes outcomes in the store, each together with the end of its job, or with the job's next try. */
export async function noteOutcomes(
  store: Pick<Store, 'atomically'>,
  queue: Pick<DeliveryQueue, 'done'>,
  outcomes: readonly Outcome[]
): Promise<void> {
  const list = new StatementList()
  // They may have waited for the store.
  const now = Date.now()
  for (const mappingId of new Set(outcomes.map((outcome) => outcome.mappingId))) {
    const own = outcomes.filter((outcome) => outcome.mappingId === mappingId)
    const values = [
      JSON.stringify(own.map((outcome) => rowOf(outcome, now))),
      [...PENDING_STATES],
      mappingId,
      own.map(idOf)
    ]
    await list.executeSql(UPDATE, values)
    const over = own.filter(({ verdict }) => verdict.state !== 'retrying')
    await queue.done(mappingId, over.map(idOf), list)
  }
  await store.atomically(list.statements)
}

const idOf = ({ deliveryId }: Outcome) => deliveryId
