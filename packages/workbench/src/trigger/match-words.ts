import { inDigits } from '../ui/counting'

/** Of a trigger that is no FQL. */
export const UNREADABLE = 'It matches no event while it cannot be read.'

/** How many of the newest events are matched: "Matches 3 of the last 20 events". */
export function countInWords({ count, of }: { count: number; of: number }): string {
  if (of === 1) return count === 1 ? 'Matches the only event there is' : 'Does not match the only event there is'
  return `Matches ${count === of ? 'all' : inDigits(count)} of the last ${inDigits(of)} events`
}
