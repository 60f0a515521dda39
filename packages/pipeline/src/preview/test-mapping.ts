import type { DecoratedResponse, SegmentEvent } from '@segment/actions-core'
import { attempt, WatchedDestination } from '@actions-movable-ink/runtime'
import type { RunMapping } from '@actions-movable-ink/runtime'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { conceal } from '../../../../src/destinations/movable-ink/conceal'
import { reasonOf } from '../delivery/reason'
import { explain } from '../event-delivery/explanations'
import type { Explanation } from '../event-delivery/explanations'
import { ANY_EVENT } from '../trigger/any-event'
import { concealerOf } from './conceal-secrets'
import { previewOf } from './preview'
import type { Tried } from './preview'
import { shownAnswer } from './shown-answer'
import type { ShownAnswer } from './shown-answer'
import { whySwitchedOff } from './switched-off'
import { withoutRetry } from './test-message'
import { wasSent } from './was-sent'
import type { WasSent } from './was-sent'
import type { WireForm } from './wire-form'

/**
 * How a test of a mapping can end: `delivered`, `retrying` and `discarded` as the states of a delivery, but nothing is tried
 * again; `not-matched` by the trigger, or `switched-off` by the event's own `integrations` object, so that nothing was sent.
 */
export const TEST_OUTCOMES = ['delivered', 'retrying', 'discarded', 'not-matched', 'switched-off'] as const
export type TestOutcome = (typeof TEST_OUTCOMES)[number]

/** How a test of a mapping ended. */
export interface TestResult {
  outcome: TestOutcome
  /** Whether the event left for Movable Ink. */
  sent: WasSent
  /** That of a delivery, without what it says of the next try: a test has none. */
  message: string
  /** HTTP status, or the one that stands for no answer. */
  status?: number
  /** The code that a delivery would have. */
  reason?: string
  /** What the reason means for deliveries, and who can change it. */
  explanation?: Explanation
  /** Whether a delivery would be tried again. */
  retryable: boolean
  ms: number
  /** What was sent, or would have been had Movable Ink been reached; missing when the event came to no request. */
  request?: WireForm
  /** Missing when there was no answer. */
  response?: ShownAnswer
}

/** What is tested; all settings are there. */
export interface Tested extends Tried {
  settings: Settings
  /** Send the event although the trigger does not match it, or the event is switched off for the destination. */
  ignoreTrigger: boolean
}

const NOT_MATCHED = 'The trigger does not match this event: nothing was sent.'

function runMapping({ mapping: { trigger, action, fields }, ignoreTrigger }: Tested): RunMapping {
  return {
    subscribe: ignoreTrigger ? ANY_EVENT : trigger,
    partnerAction: action,
    mapping: fields as RunMapping['mapping'] // JSON, as it came in
  }
}

/**
 * Really sends an event by a mapping, as a delivery would, and tells all about it. It is no delivery: nothing is stored, and
 * nothing is tried again. It takes no longer than the destination gives Movable Ink to answer: 10 seconds.
 */
export async function testMapping(tested: Tested): Promise<TestResult> {
  const { entry, settings, event, ignoreTrigger } = tested
  const why = ignoreTrigger ? undefined : whySwitchedOff(entry, event)
  if (why !== undefined) {
    return { outcome: 'switched-off', sent: 'no', message: `${why} Nothing was sent.`, retryable: false, ms: 0 }
  }
  const destination = new WatchedDestination(entry.definition)
  let answer: DecoratedResponse | undefined
  for (const action of Object.values(destination.actions)) {
    action.on('response', (response: DecoratedResponse) => (answer = response))
  }
  // Built twice, once to be shown: what Node adds to a request is seen nowhere but on its way out.
  const { wire } = await previewOf(tested)
  const result = await attempt(destination, event as unknown as SegmentEvent, settings, runMapping(tested)) // any object
  const ms = Math.round(result.ms)
  if (result.kind === 'notMatched')
    return { outcome: 'not-matched', sent: 'no', message: NOT_MATCHED, retryable: false, ms }
  const exchange = {
    ...(wire === undefined ? {} : { request: wire }),
    ...(answer === undefined ? {} : { response: shownAnswer(answer, settings) })
  }
  const { status } = result
  if (result.kind === 'delivered') {
    const message = 'Movable Ink took the event.'
    return { outcome: 'delivered', sent: 'yes', message, status, retryable: false, ms, ...exchange }
  }
  const { retryable } = result
  const reason = reasonOf(status, result.message)
  const message = retryable ? withoutRetry(result.message) : result.message
  return {
    outcome: retryable ? 'retrying' : 'discarded',
    sent: wasSent({ isRequested: result.request !== undefined, isAnswered: answer !== undefined, reason }),
    message: concealerOf(settings).text(conceal(message, settings)),
    status,
    reason,
    explanation: explain(reason),
    retryable,
    ms,
    ...exchange
  }
}
