import type { RequestOptions } from '@segment/actions-core'

/** How long Movable Ink may take to answer, head and body together. Segment itself gives up at about the same time. */
export const ANSWER_TIMEOUT_MS = 10_000

/** The longest answer that is read, in bytes. Movable Ink's own are under 1 kB; the cap bounds memory. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

/**
 * What every request has in common.
 *
 * - `redirect: 'manual'`: a followed 301, 302 or 303 turns the POST into a GET without the event and then looks like
 *   success; a followed 307 or 308 hands the event to another host.
 * - `skipResponseCloning`: a cloned answer of 64 kB or more never ends, and a reset within one kills the process.
 */
const OPTIONS: RequestOptions & { size: number } = {
  redirect: 'manual',
  skipResponseCloning: true,
  // node-fetch's own option, which actions-core hands on without declaring it.
  size: MAX_ANSWER_BYTES
}

/**
 * The options of a client, which makes one request after the other, with a deadline for the whole of each.
 *
 * The client's own `timeout` would not do: it starts again for the body, leaves the connection of a body that never ends
 * open, and leaves its timer running when a body fails. Only a signal ends both, and actions-core overwrites one that is
 * given with the options: it reads `signal` from `context`, after this function returns, and then sets no timeout of its
 * own. A signal that the runtime has set counts as well. Once a deadline has passed, the client makes no further request:
 * each fails at once.
 *
 * @param timeoutMs how long a request may take
 */
export const requestOptionsWithin =
  (timeoutMs: number) =>
  (context: { signal?: AbortSignal }): RequestOptions => {
    const deadline = new AbortController()
    let timer: NodeJS.Timeout
    const start = () => {
      clearTimeout(timer)
      timer = setTimeout(() => deadline.abort(), timeoutMs).unref()
    }
    // Also now: should a client ever not call its hooks, there is still a deadline for all of its requests.
    start()
    context.signal = context.signal === undefined ? deadline.signal : AbortSignal.any([context.signal, deadline.signal])
    // The client's own hooks, which actions-core hands on without declaring them.
    const hooks = { beforeRequest: [start], afterResponse: [() => clearTimeout(timer)] }
    return { ...OPTIONS, ...hooks }
  }

/** How every request of this destination is made. */
export const requestOptions = requestOptionsWithin(ANSWER_TIMEOUT_MS)
