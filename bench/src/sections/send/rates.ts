import { median, ratios } from '../../report/statistics'
import type { Spread } from '../../report/statistics'
import type { Mode, SendRound } from './measure'

/** How `send` does on files of a size. */
export interface SendOnFile {
  mode: Mode
  events: number
  seconds: number
  /** Of the whole process, start-up included. */
  eventsPerSecond: number
  /** Between the next smaller file and this one, so that start-up falls out; undefined for the smallest. */
  furtherPerSecond?: number
  peakBytes: number
}

const ofMode = (rounds: readonly SendRound[], mode: Mode, events?: number) =>
  rounds.filter((round) => round.mode === mode && (events === undefined || round.events === events))

const rateOf = ({ events, seconds }: { events: number; seconds: number }) => events / seconds

/** The sizes of file that were sent in a mode, ascending. */
const sizesOf = (rounds: readonly SendRound[], mode: Mode) =>
  [...new Set(ofMode(rounds, mode).map(({ events }) => events))].sort((a, b) => a - b)

const secondsFor = (rounds: readonly SendRound[], mode: Mode, events: number) =>
  median(ofMode(rounds, mode, events).map(({ send }) => send.seconds))

/** A rate; none when a larger file took less time, which only noise can do. */
const further = (events: number, seconds: number) => (seconds > 0 ? events / seconds : NaN)

/** How `send` does on each size of file, and how that grows. */
export function sendOnFiles(rounds: readonly SendRound[], mode: Mode): SendOnFile[] {
  return sizesOf(rounds, mode).map((events, index, sizes) => {
    const seconds = secondsFor(rounds, mode, events)
    const smaller = sizes[index - 1]
    return {
      mode,
      events,
      seconds,
      eventsPerSecond: events / seconds,
      furtherPerSecond:
        smaller === undefined ? undefined : further(events - smaller, seconds - secondsFor(rounds, mode, smaller)),
      peakBytes: Math.max(...ofMode(rounds, mode, events).map(({ send }) => send.peakBytes))
    }
  })
}

/**
 * `send` against a bare loop that was measured in the same rounds, on the larger files.
 *
 * Without start-up: what a file takes beyond the smallest one.
 */
export function againstBareLoop(
  rounds: readonly SendRound[],
  mode: Mode,
  loop: 'fromMemory' | 'fromFile'
): Record<'whole' | 'withoutStartUp', Spread> {
  const [smallest = 0, ...larger] = sizesOf(rounds, mode)
  const compared = ofMode(rounds, mode).filter(({ events }) => larger.includes(events))
  const bare = compared.map((round) => rateOf(round[loop]))
  const smallestSeconds = secondsFor(rounds, mode, smallest)
  return {
    whole: ratios(
      compared.map(({ events, send }) => events / send.seconds),
      bare
    ),
    withoutStartUp: ratios(
      compared.map(({ events, send }) => further(events - smallest, send.seconds - smallestSeconds)),
      bare
    )
  }
}
