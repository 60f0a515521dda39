import type { RetryPolicy } from '@actions-movable-ink/runtime'

/** How a run tries again by default. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = { retries: 5, firstWaitMs: 250, longestWaitMs: 30_000 }
