import type { Collector } from '@actions-movable-ink/collector'
import type { Workplace } from '@actions-movable-ink/runtime/src/testing/workplace'

/** An event of a certain day: what is made of it can be compared to the letter. */
export const ORDER_COMPLETED = {
  type: 'track',
  event: 'Order Completed',
  userId: 'user-1',
  messageId: 'm-1',
  timestamp: '2026-03-04T05:06:07Z'
}

/** Starts a collector on the day after, which takes the event: to a later one it may be too old. */
export const startCollectorDayAfter = (workplace: Workplace): Promise<Collector> =>
  workplace.startCollector({ now: () => Date.parse('2026-03-05T00:00:00Z') })
