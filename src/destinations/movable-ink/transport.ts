import type { RequestOptions } from '@segment/actions-core'

/** How long Movable Ink may take for the head of its answer, and again for the body. Milliseconds. */
export const ANSWER_TIMEOUT_MS = 10_000

/** The longest answer that is read, in bytes. Movable Ink's own are under 1 kB; the cap bounds memory. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024

/**
 * How every request of this destination is made.
 *
 * - `redirect: 'manual'`: a followed 301, 302 or 303 turns the POST into a GET without the event and then looks like
 *   success; a followed 307 or 308 hands the event to another host.
 * - `skipResponseCloning`: a cloned answer of 64 kB or more never ends, and a reset within one kills the process.
 */
export const transportOptions: RequestOptions & { size: number } = {
  redirect: 'manual',
  skipResponseCloning: true,
  timeout: ANSWER_TIMEOUT_MS,
  // node-fetch's own option, which actions-core hands on without declaring it.
  size: MAX_ANSWER_BYTES
}
