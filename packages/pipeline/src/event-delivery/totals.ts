import { DELIVERY_STATES } from '../store/schema'
import type { Store } from '../store/store'
import { figuresOf, stateCounts } from './figures'
import type { Counted, Figures, StateCounts } from './figures'

/** How long the buckets of totals can be, in seconds. They begin at whole ones, in UTC. */
export const STEPS = { minute: 60, hour: 3600, day: 86_400 } as const
export type Step = keyof typeof STEPS

/** Of which events: those received from one moment on and before another. */
export interface TotalsRange {
  from: Date
  to: Date
  step: Step
}

/** Figures about the deliveries of events that were received within a step. */
export interface Bucket extends Figures {
  at: Date
}

/** Figures about the deliveries of a destination. */
export interface Totals {
  overall: Figures
  /** Oldest first; steps without deliveries are left out. */
  buckets: Bucket[]
  /** A missing mapping was deleted. */
  byMapping: { mappingId: string | null; counts: StateCounts }[]
  /** Events of the destination's source, since there is the destination, that none of its mappings matched. */
  unmatchedEvents: number
  /** The newest of them, at most three. */
  newestUnmatched: UnmatchedEvent[]
}

/** An event that went nowhere. */
export interface UnmatchedEvent {
  id: string
  type: string
  name: string | null
  receivedAt: Date
}

const IN_RANGE = 'destination_id = $1 and created_at >= $2 and created_at < $3'

/** Which step an event was received in. */
const BUCKET = "floor(date_part('epoch', created_at) / $4::int)::int"

/** A mapping that was deleted is named by its deliveries for a while. */
const COUNTS = `
  select bucket, state, reason, mapping.id as "mappingId", count
  from (
    select ${BUCKET} as bucket, state, reason, mapping_id, count(*)::int as count
    from movable_ink.deliveries
    where ${IN_RANGE} and state = any($5::text[])
    group by 1, 2, 3, 4
  ) as counted
  left join movable_ink.mappings as mapping on mapping.id = mapping_id`

/** The greatest integer: 24 days. Where the pipeline was not running, it may have taken longer. */
const LONGEST_MS = 2_147_483_647

/**
 * From the arrival or from where somebody sent it again, in whole milliseconds: integers are sorted several times faster. None is
 * below 0, where one machine's clock is behind another's. The row without a bucket is of the whole range.
 */
const LATENCIES = `
  select ${BUCKET} as bucket,
    percentile_disc(array[0.5, 0.95, 0.99]) within group (
      order by greatest(0, least(round(date_part('epoch', finished_at - coalesce(sent_again_at, created_at)) * 1000), ${LONGEST_MS}))::int
    ) as latencies
  from movable_ink.deliveries
  where ${IN_RANGE} and state = 'delivered'
  group by grouping sets ((1), ())`

const OF_UNMATCHED = `
  from movable_ink.events as event
  where received_at >= $2 and received_at < $3
    and source_id = (select source_id from movable_ink.destinations where id = $1)
    and received_at >= (select created_at from movable_ink.destinations where id = $1)
    and not exists (
      select 1 from movable_ink.deliveries as delivery
      where delivery.event_id = event.id and delivery.destination_id = $1
    )`

const UNMATCHED = `select count(*)::int as count ${OF_UNMATCHED}`

const NEWEST_UNMATCHED = `
  select id, type, name, received_at as "receivedAt" ${OF_UNMATCHED}
  order by received_at desc, id desc
  limit 3`

interface CountRow extends Counted {
  bucket: number
  mappingId: string | null
}

interface LatencyRow {
  bucket: number | null
  latencies: number[] | null
}

function grouped<Key>(rows: readonly CountRow[], keyOf: (row: CountRow) => Key): Map<Key, CountRow[]> {
  const groups = new Map<Key, CountRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

/** A day's deliveries are sorted in memory, rather than in a file. */
const ROOM = { text: "set local work_mem = '32MB'" }

async function ask<Row>(store: Pick<Store, 'atomically'>, text: string, values: unknown[]): Promise<Row[]> {
  const [, answer] = await store.atomically([ROOM, { text, values }])
  return (answer?.rows ?? []) as Row[] // as the caller selects them
}

/** Counts the deliveries of a destination, by the time at which their events were received. */
export async function totalsOf(
  store: Pick<Store, 'atomically'>,
  destinationId: string,
  { from, to, step }: TotalsRange
): Promise<Totals> {
  const seconds = STEPS[step]
  const range = [destinationId, from, to]
  // One after the other, so that whatever else waits for an embedded store gets its turn in between.
  const rows = await ask<CountRow>(store, COUNTS, [...range, seconds, [...DELIVERY_STATES]])
  const measured = await ask<LatencyRow>(store, LATENCIES, [...range, seconds])
  const [unmatched] = await ask<{ count: number }>(store, UNMATCHED, range)
  const unmatchedEvents = unmatched?.count ?? 0
  const newestUnmatched = unmatchedEvents === 0 ? [] : await ask<UnmatchedEvent>(store, NEWEST_UNMATCHED, range)
  const latencies = new Map(measured.map((row) => [row.bucket, row.latencies]))
  return {
    overall: figuresOf(rows, latencies.get(null)),
    buckets: [...grouped(rows, ({ bucket }) => bucket)]
      .sort(([a], [b]) => a - b)
      .map(([bucket, own]) => ({
        at: new Date(bucket * seconds * 1000),
        ...figuresOf(own, latencies.get(bucket))
      })),
    byMapping: [...grouped(rows, ({ mappingId }) => mappingId)].map(([mappingId, own]) => ({
      mappingId,
      counts: stateCounts(own)
    })),
    unmatchedEvents,
    newestUnmatched
  }
}
