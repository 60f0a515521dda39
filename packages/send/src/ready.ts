import type { DestinationPool } from '@actions-movable-ink/runtime'

/**
 * Tells when the next event can be delivered and reported.
 *
 * @param room undefined when there is room for the report of it, else resolves when there is
 * @returns undefined when at once: to wait for a promise, too, takes time for each event
 */
export function readyWhen(
  pool: DestinationPool,
  room: () => Promise<void> | undefined
): () => Promise<void> | undefined {
  return () => {
    const roomy = room()
    if (pool.isReady) return roomy
    return Promise.all([pool.ready(), roomy]).then(() => undefined)
  }
}
