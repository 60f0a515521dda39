import { setTimeout as sleep } from 'node:timers/promises'
import { waitMs } from '@actions-movable-ink/runtime'
import type { DatabaseError } from 'pg'

/** SQLSTATEs of a transaction that was undone because of another one at the same time: no order of the two, a deadlock. */
const UNDONE = new Set(['40001', '40P01'])

/** SQLSTATE of a foreign key without its row. */
const NO_ROW = '23503'

/**
 * pg-boss's, from a job to its queue: a job was added while its queue was removed. Once the queue is gone, whoever adds jobs
 * leaves out those of it.
 */
const JOB_TO_QUEUE = 'q_fkey'

/** How often a transaction is run, at the most. */
const MOST_TRIES = 6

/** Before it is run again, in milliseconds. */
const WAITS = { firstWaitMs: 10, longestWaitMs: 200 }

/** What repeating needs of the world. */
export interface RepeatTimers {
  sleep: (ms: number) => Promise<void>
  /** From 0 up to, and not including, 1. */
  random: () => number
}

const TIMERS: RepeatTimers = { sleep: (ms) => sleep(ms), random: Math.random }

/** Whether a transaction failed because of another one at the same time, so that it may succeed when it is run again. */
function isUndone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', constraint } = error as Partial<DatabaseError> // whatever it is, it has these or not
  // Drizzle's own error has that of the store as its cause.
  return UNDONE.has(code) || (code === NO_ROW && constraint === JOB_TO_QUEUE) || isUndone(error.cause)
}

/**
 * Runs a transaction, and again when another one at the same time undid it: a few times, after a short random wait, so that
 * the two do not meet again.
 *
 * @throws what it failed with, the last time
 */
export async function repeatUndone<Result>(
  transaction: () => Promise<Result>,
  { sleep, random }: RepeatTimers = TIMERS
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction()
    } catch (error) {
      if (tries === MOST_TRIES || !isUndone(error)) throw error
    }
    await sleep(waitMs(WAITS, tries, random))
  }
}
