import type { Totals } from '../api/totals'

type Bucket = Totals['buckets'][number]

const BUCKET_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Whether no delivery followed the newest time in which something failed: a later one shows that it was put right. */
export function stillStands(
  { buckets, step }: Totals,
  newestDeliveredAt: string | null,
  failedIn: (bucket: Bucket) => boolean
): boolean {
  const last = buckets.findLast(failedIn)
  if (last === undefined) return false
  return newestDeliveredAt === null || Date.parse(newestDeliveredAt) < Date.parse(last.at) + BUCKET_MS[step]
}

/** The refusals for some reasons, unless a delivery followed them. */
export function standingRefusals(
  lastHour: Totals,
  newestDeliveredAt: string | null,
  reasons: ReadonlySet<string>
): Totals['overall']['reasons'] {
  const isOne = ({ reason }: { reason: string }) => reasons.has(reason)
  if (!stillStands(lastHour, newestDeliveredAt, (bucket) => bucket.reasons.some(isOne))) return []
  return lastHour.overall.reasons.filter(isOne)
}
