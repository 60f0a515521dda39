import { readdirSync, readFileSync } from 'node:fs'

/** What Linux counts the time of threads in, a second. */
const TICKS = 100

/** The CPU time of the threads of a process, in seconds, by thread; the main one has the number of the process. */
export type ThreadTimes = ReadonlyMap<number, number>

/** How busy the threads of a pipeline were: 1 is a whole core. */
export interface ThreadShares {
  main: number
  /** The thread of the embedded store: the busiest of those that came with the pipeline. */
  store: number
  /** V8's own for garbage collection and compiling, Node's for files, the one of tsx. */
  rest: number
}

/** The CPU time in a line of `/proc/…/stat`, in seconds. */
export function cpuSecondsOf(stat: string): number {
  // The name of the thread comes before, in parentheses, and may have any character.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** The threads of a process; none where the system does not tell. */
export function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return []
  }
}

/** A thread that ended a moment ago has spent nothing. */
function readStat(pid: number, thread: number): string {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
  } catch {
    return `${thread} () ${'0 '.repeat(50)}`
  }
}

/** @returns undefined where the system does not tell, which is everywhere but on Linux */
export function threadTimes(pid: number): ThreadTimes | undefined {
  const threads = threadsOf(pid)
  if (threads.length === 0) return undefined
  return new Map(threads.map((thread) => [thread, cpuSecondsOf(readStat(pid, thread))]))
}

/**
 * What the threads did between two looks at them.
 *
 * @param older the threads that were there before the pipeline
 */
export function threadShares(
  older: readonly number[],
  pid: number,
  before: ThreadTimes,
  after: ThreadTimes,
  seconds: number
): ThreadShares {
  const spent = [...after].map(([thread, time]) => ({ thread, time: time - (before.get(thread) ?? 0) }))
  const all = spent.reduce((sum, { time }) => sum + time, 0)
  const main = spent.find(({ thread }) => thread === pid)?.time ?? 0
  const store = Math.max(0, ...spent.filter(({ thread }) => !older.includes(thread)).map(({ time }) => time))
  return { main: main / seconds, store: store / seconds, rest: (all - main - store) / seconds }
}
