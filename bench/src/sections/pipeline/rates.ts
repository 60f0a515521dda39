import { median, ratios, spread } from '../../report/statistics'
import type { Spread } from '../../report/statistics'
import type { ThreadShares } from '../../pipeline/thread-times'
import { eventsPerSecond } from '../../runs/rates'
import type { Mode } from './stage'
import type { Look, Sustained } from './sustained'
import type { Intake, ThroughputRound } from './throughput'
import type { WorkerRounds } from './workers'

/** Events a second of the rounds of a mode, by what is asked of each. */
export const ratesOf = (
  rounds: readonly ThroughputRound[],
  mode: Mode,
  what: (round: ThroughputRound) => Intake['acknowledged']
): number[] => eventsPerSecond(rounds.filter((round) => round.mode === mode).map(what))

/** Acknowledged a second in the requests that Segment's SDK makes, while each event is delivered by itself. */
export const acknowledgedOfSdk = (rounds: readonly ThroughputRound[]): Spread =>
  spread(ratesOf(rounds, 'single', ({ intake }) => intake[15].acknowledged))

/** Delivered a second of a backlog. */
export const deliveredOfBacklog = (rounds: readonly ThroughputRound[], mode: Mode): Spread =>
  spread(ratesOf(rounds, mode, ({ backlog }) => backlog))

/** Delivered a second under a load that lasts, from the first look to the last. */
export function sustainedRate({ looks }: Pick<Sustained, 'looks'>): number {
  const [first, last] = [looks[0], looks[looks.length - 1]]
  if (first === undefined || last === undefined) return NaN
  return (last.events - first.events) / (last.seconds - first.seconds)
}

/** The memory of the last third of a load against that of the first; medians of the looks. */
export function memoryGrowth(looks: readonly Look[]): number {
  const third = Math.floor(looks.length / 3)
  const resident = (some: readonly Look[]) => median(some.map(({ residentBytes }) => residentBytes))
  return resident(looks.slice(looks.length - third)) / resident(looks.slice(0, third))
}

/** The most memory that was resident when it was looked at. */
export const mostResident = (looks: readonly Look[]): number =>
  Math.max(...looks.map(({ residentBytes }) => residentBytes))

/** Some of the looks, evenly spread, the last one among them. */
export const someLooks = (looks: readonly Look[], most: number): Look[] =>
  looks.filter((_, index) => (index + 1) % Math.ceil(looks.length / most) === 0 || index === looks.length - 1)

/** The events a second of several workers against those of one, in the same rounds. */
export const againstOneWorker = ({ rounds }: Pick<WorkerRounds, 'rounds'>, workers: '2' | '3'): Spread =>
  ratios(eventsPerSecond(rounds[workers]), eventsPerSecond(rounds['1']))

/** How busy the threads are while a backlog is delivered, by medians; undefined where the system does not tell. */
export function medianShares(rounds: readonly ThroughputRound[], mode: Mode): ThreadShares | undefined {
  const shares = rounds.flatMap((round) => (round.mode === mode && round.threads ? [round.threads] : []))
  if (shares.length === 0) return undefined
  const of = (name: keyof ThreadShares) => median(shares.map((one) => one[name]))
  return { main: of('main'), store: of('store'), rest: of('rest') }
}
