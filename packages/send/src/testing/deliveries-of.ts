import type { Attempt } from '@actions-movable-ink/runtime'
import { manualTimers } from '@actions-movable-ink/runtime/src/testing/manual-timers'
import type { SegmentEvent } from '@segment/actions-core'
import { BatchedDelivery } from '../delivery/batched-delivery'
import type { Outcome } from '../delivery/outcome'

export const delivered: Attempt = { kind: 'delivered', status: 200, ms: 5, requestId: 'request-1' }
export const refused = (status: number, retryable: boolean): Attempt => ({
  kind: 'refused',
  status,
  message: `Refused with ${status}.`,
  retryable,
  ms: 7
})

/** That of an event whose turn did not come. */
export const notSent: Attempt = {
  kind: 'refused',
  status: 503,
  message: 'Not sent.',
  retryable: true,
  notSent: true,
  ms: 7
}

/** Runs everything that is ready to run. */
export const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Deliveries whose attempts end when and as the test says. Events are named by one letter and a number, the key first. */
export function deliveriesOf({ size = 3, retries = 2 } = {}) {
  const clock = manualTimers()
  const stop = new AbortController()
  const batches: string[] = []
  const open: ((attempts: Promise<Attempt[]>) => void)[] = []
  const outcomes: Record<string, Outcome | Error> = {}
  const nameOf = ({ event }: SegmentEvent) => String(event)
  const delivery = new BatchedDelivery<Outcome>({
    matches: ({ type }) => type === 'track',
    keyOf: (event) => nameOf(event).slice(0, 1),
    limits: { size, bytes: 1000 },
    attempt(events) {
      batches.push(events.map(nameOf).join(' '))
      return stop.signal.aborted ? Promise.resolve(undefined) : new Promise((resolve) => open.push(resolve))
    },
    retryPolicy: { retries, firstWaitMs: 250, longestWaitMs: 30_000 },
    signal: stop.signal,
    toResult: (outcome) => outcome,
    timers: clock.timers
  })
  return {
    clock,
    stop,
    delivery,
    batches,
    outcomes,
    /** What each event that has ended ended as. */
    kinds: () => Object.entries(outcomes).map(([name, end]) => `${name} ${end instanceof Error ? 'broke' : end.kind}`),
    deliver: (names: string, bytes = 1, type: SegmentEvent['type'] = 'track') => {
      for (const event of names.split(' ')) {
        delivery.deliver({ type, event }, bytes, {
          end: (outcome) => (outcomes[event] = outcome),
          break: (error) => (outcomes[event] = error as Error)
        })
      }
    },
    /** Ends the oldest attempt that is under way. */
    end: async (...attempts: Attempt[]) => {
      open.shift()?.(Promise.resolve(attempts))
      await settle()
    },
    break: async (error: Error) => {
      open.shift()?.(Promise.reject(error))
      await settle()
    }
  }
}
