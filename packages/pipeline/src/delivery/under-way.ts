import type { SegmentEvent } from '@segment/actions-core'
import { PENDING_STATES } from '../store/schema'
import type { SqlExecutor } from '../store/statements'

/** A delivery whose job was taken. */
export interface UnderWay {
  id: string
  event: SegmentEvent
  /** Of the event as JSON. */
  bytes: number
  /** How many attempts there were before. */
  attempts: number
  /** Milliseconds since 1970. */
  retryUntil?: number
}

/** As text: building it anew for each of thousands of rows a second took more than reading them. [measured] */
const LOAD = `
  select delivery.id, delivery.attempts, delivery.retry_until as "retryUntil", event.payload
  from movable_ink.deliveries as delivery join movable_ink.events as event on event.id = delivery.event_id
  where delivery.id = any($1) and delivery.state = any($2)
  order by delivery.id`

/** A row of it. */
interface Row {
  id: string
  attempts: number
  retryUntil: Date | null
  payload: string
}

/** The deliveries of these jobs. One that ended meanwhile, or was deleted with its event, is missing. */
export async function loadUnderWay(store: SqlExecutor, ids: readonly string[]): Promise<UnderWay[]> {
  const { rows } = await store.executeSql(LOAD, [ids, PENDING_STATES])
  return (rows as Row[]) // as it is selected above
    .map(({ id, attempts, retryUntil, payload }) => ({
      id,
      event: JSON.parse(payload) as SegmentEvent, // an object, as it was accepted
      bytes: Buffer.byteLength(payload),
      attempts,
      retryUntil: retryUntil?.getTime()
    }))
}
