import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a promise resolves to, unless that takes too long. The work itself goes on.
 *
 * @param ms milliseconds
 * @throws Error when it takes longer
 */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController()
  const tooLong = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Not done within ${ms} ms`)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    timer.abort()
  }
}
