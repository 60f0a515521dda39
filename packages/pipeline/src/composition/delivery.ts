import type { Configuration } from '../configuration'
import { RETRY_POLICY } from '../delivery/judge'
import { LostJobs } from '../delivery/lost-jobs'
import { OutcomeLog } from '../delivery/outcome-log'
import { noteOutcomes } from '../delivery/outcomes'
import type { Outcome } from '../delivery/outcomes'
import type { PauseState } from '../delivery/pause'
import { Workers } from '../delivery/workers'
import { logOutcomes } from '../logging/log-outcomes'
import { removeOrphanedQueues } from '../mappings/remove-orphaned-queues'
import type { Upkeep } from '../retention/retention'
import type { Foundation } from './foundation'

/** What delivers, as the others know it. */
export interface Delivery {
  /** To be told that these mappings may have jobs. */
  wake: (mappingIds: Iterable<string>) => void
  /** Takes over at once what was changed in destinations and mappings. */
  refresh: () => Promise<void>
  /** Begins, unless this process only takes events in. Before it nothing is delivered, whatever is told or changed. */
  start: () => Promise<void>
  /** Whether deliveries to a destination wait because it took nothing lately, as far as this process knows. */
  pauseOf: (destinationId: string) => PauseState
}

/** Noted in the store, counted and logged. */
function observedOutcomes({ store, queue, metrics, logger, onError, closing }: Foundation): Pick<OutcomeLog, 'add'> {
  const log = new OutcomeLog((outcomes) => noteOutcomes(store, queue, outcomes), onError)
  closing.add(() => log.close())
  return {
    add(outcomes: readonly Outcome[]) {
      metrics.onOutcomes(outcomes)
      logOutcomes(logger, outcomes)
      log.add(outcomes)
    }
  }
}

/** Makes what delivers, and frees what a process that ended has left. */
export async function composeDelivery(
  foundation: Foundation,
  { role, leaseSeconds }: Configuration
): Promise<Delivery> {
  const { store, queue, sealer, onError, closing } = foundation
  const outcomes = observedOutcomes(foundation)
  const parts = { store, queue, outcomes, policy: RETRY_POLICY, leaseMs: leaseSeconds * 1000, onError }
  const workers = new Workers(parts, sealer)
  closing.add(() => workers.stop())
  // Where no other process can hold jobs, those that look taken were taken by one that ended.
  if (store.isExclusive) await queue.free()
  const delivers = role !== 'ingest'
  let isStarted = false
  return {
    wake: (mappingIds) => workers.wake(mappingIds),
    async refresh() {
      if (isStarted) await workers.refresh()
    },
    async start() {
      isStarted = delivers
      if (delivers) await workers.start()
    },
    pauseOf: (destinationId) => (delivers ? workers.pauseOf(destinationId) : { kind: 'unknown' })
  }
}

/** What puts the queue in order, whatever an earlier process left. */
export function deliveryUpkeep({ store, queue, logger }: Foundation): Upkeep[] {
  const lostJobs = new LostJobs(queue)
  return [
    async (isStopping) => {
      const count = await lostJobs.restore(isStopping)
      if (count > 0) logger.warn({ count }, 'deliveries had lost their jobs, and have new ones')
    },
    () => removeOrphanedQueues(store.database, queue)
  ]
}
