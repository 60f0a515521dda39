import { outcomesOf } from './outcomes'
import type { StateCounts } from './outcomes'
import { HOUR_MS } from './ranges'
import type { Range } from './ranges'

/** One bar of the trend: what became of the events that were received in its time. */
export interface Bar {
  /** When it begins, in milliseconds since 1970. */
  at: number
  delivered: number
  /** With those that are queued. */
  retrying: number
  notDelivered: number
}

interface Bucket {
  at: string
  counts: StateCounts
}

/** When the bar begins that a moment is in. Bars of several hours begin at whole ones of the local day. */
function barStart(at: number, barMs: number): number {
  if (barMs <= HOUR_MS) return at - (at % barMs)
  const date = new Date(at)
  const hours = barMs / HOUR_MS
  return date.setHours(date.getHours() - (date.getHours() % hours), 0, 0, 0)
}

/** When the next one begins: not always so many milliseconds later, as clocks are set forward and back. */
function nextStart(at: number, barMs: number): number {
  if (barMs <= HOUR_MS) return at + barMs
  const date = new Date(at)
  return date.setHours(date.getHours() + barMs / HOUR_MS)
}

/**
 * The bars of a range, oldest first. The API leaves out buckets without deliveries: here they are zero.
 *
 * @param from in ISO 8601
 * @param to in ISO 8601
 */
export function trendOf({ from, to, buckets }: { from: string; to: string; buckets: readonly Bucket[] }, range: Range) {
  const { barMs } = range
  const end = Date.parse(to)
  const bars = new Map<number, Bar>()
  for (let at = barStart(Date.parse(from), barMs); at < end; at = nextStart(at, barMs)) {
    bars.set(at, { at, delivered: 0, retrying: 0, notDelivered: 0 })
  }
  for (const { at, counts } of buckets) {
    const bar = bars.get(barStart(Date.parse(at), barMs))
    if (bar === undefined) continue
    const { delivered, notDelivered, retrying, queued } = outcomesOf(counts)
    bar.delivered += delivered
    bar.retrying += retrying + queued
    bar.notDelivered += notDelivered
  }
  return [...bars.values()]
}

/** Whether there is nothing to draw anew: drawing takes long, and figures are looked at every few seconds. */
export const areSameBars = (some: readonly Bar[], others: readonly Bar[]): boolean =>
  some.length === others.length &&
  some.every((bar, index) => {
    const other = others[index]
    return (
      other !== undefined &&
      bar.at === other.at &&
      bar.delivered === other.delivered &&
      bar.retrying === other.retrying &&
      bar.notDelivered === other.notDelivered
    )
  })

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' })

/** What stands below a bar, in local time. A day's name stands at its first bar alone. */
export function axisLabel(at: number, { barMs }: Range): string {
  const date = new Date(at)
  return barMs > HOUR_MS && date.getHours() < barMs / HOUR_MS ? day.format(date) : clock.format(date)
}

/** The time of a bar in full, in local time. */
export function barLabel(at: number, { barMs }: Range): string {
  const start = new Date(at)
  const end = new Date(nextStart(at, barMs))
  return `${day.format(start)}, ${clock.format(start)} to ${clock.format(end)}`
}
