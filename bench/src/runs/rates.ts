import { spread } from '../report/statistics'
import type { Run } from './run'

/** Events a second, of each round. */
export const eventsPerSecond = (runs: readonly Pick<Run, 'events' | 'seconds'>[]) =>
  runs.map(({ events, seconds }) => events / seconds)

/** µs of CPU for an event, of each round. */
export const cpuPerEvent = (runs: readonly Run[]) => runs.map(({ events, cpuSeconds }) => (cpuSeconds * 1e6) / events)

/** The median of the rounds, and their spread. */
export const summary = (runs: readonly Run[]) => ({
  eventsPerSecond: spread(eventsPerSecond(runs)),
  cpuPerEvent: spread(cpuPerEvent(runs))
})
