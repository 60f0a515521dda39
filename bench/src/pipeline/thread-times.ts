import { readdirSync, readFileSync } from 'node:fs'

/** What Linux counts the time of threads in, a second. */
const TICKS = 100

/** The CPU time of the threads of a process, in seconds, by thread; the main one has the number of the process. */
export type ThreadTimes = ReadonlyMap<number, number>

/** How busy the threads of a pipeline were: 1 is a whole core. */
export interface ThreadShares {
  main: number
  /** The busiest of the others: that of the embedded store where there is one. */
  busiest: number
  rest: number
}

/** The CPU time in a line of `/proc/…/stat`, in seconds. */
export function cpuSecondsOf(stat: string): number {
  // The name of the thread comes before, in parentheses, and may have any character.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** @returns undefined where the system does not tell, which is everywhere but on Linux */
export function threadTimes(pid: number): ThreadTimes | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return new Map(
      threads.map((thread) => [Number(thread), cpuSecondsOf(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'))])
    )
  } catch {
    return undefined
  }
}

/** What the threads did between two looks at them. */
export function threadShares(pid: number, before: ThreadTimes, after: ThreadTimes, seconds: number): ThreadShares {
  const spent = [...after].map(([thread, time]) => ({ thread, time: time - (before.get(thread) ?? 0) }))
  const others = spent.filter(({ thread }) => thread !== pid).map(({ time }) => time)
  const all = spent.reduce((sum, { time }) => sum + time, 0)
  const main = spent.find(({ thread }) => thread === pid)?.time ?? 0
  const busiest = Math.max(0, ...others)
  return { main: main / seconds, busiest: busiest / seconds, rest: (all - main - busiest) / seconds }
}
