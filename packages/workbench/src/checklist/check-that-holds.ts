import type { CredentialCheck, LastCheck } from '../api/destinations'
import type { Flow } from '../api/flow'
import type { Failure } from './failures'

/** What the last check found; undefined once the destination was changed, or deliveries have shown more since. */
export function checkThatHolds(
  last: LastCheck | null | undefined,
  { destination }: Pick<Flow, 'destination'>,
  failures: readonly Failure[] = []
): CredentialCheck | undefined {
  if (last === null || last === undefined) return undefined
  const at = Date.parse(last.at)
  const isOlder = (moment: string | null) => moment !== null && Date.parse(moment) > at
  const isOutdated =
    isOlder(destination.updatedAt) ||
    (last.check.ok ? failures.some(({ newest }) => isOlder(newest.finishedAt)) : isOlder(destination.newestDeliveredAt))
  return isOutdated ? undefined : last.check
}
