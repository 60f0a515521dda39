import { classifyFailure } from '../../../../src/destinations/movable-ink/failure'

/** Whether an event left for Movable Ink: `maybe` when no whole answer tells that it arrived. */
export const WAS_SENT = ['yes', 'no', 'maybe'] as const
export type WasSent = (typeof WAS_SENT)[number]

/** How far an attempt that failed has come. */
interface Progress {
  /** The event came to a request. */
  isRequested: boolean
  isAnswered: boolean
  /** The code of the failure, as of a delivery. */
  reason: string
}

/** Whether the event of an attempt that failed was sent. */
export function wasSent({ isRequested, isAnswered, reason }: Progress): WasSent {
  if (!isRequested) return 'no'
  if (isAnswered) return 'yes'
  return classifyFailure({ code: reason }).kind === 'notSent' ? 'no' : 'maybe'
}
