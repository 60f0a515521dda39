import type { FastifyInstance } from 'fastify'
import { ApiError } from './api-error'
import { within } from './within'

/** What the health check asks. */
export interface Health {
  /** Rejects when the store cannot be used. */
  askStore: () => Promise<unknown>
  /** How long an answer may take, in milliseconds. Default 2000. */
  waitMs?: number
}

const WAIT_MS = 2000

const unavailable = () => new ApiError(503, 'STORE_UNAVAILABLE', 'The store does not answer.')

/** `GET /healthz`: 200 when the store answers. */
export function healthRoute(app: FastifyInstance, { askStore, waitMs = WAIT_MS }: Health): void {
  // One question at a time: a store that hangs is not to be asked by everyone who looks.
  let asking: Promise<unknown> | undefined
  const ask = () => (asking ??= askStore().finally(() => (asking = undefined)))
  app.get('/healthz', { config: { access: 'health' } }, async (request) => {
    await within(waitMs, ask()).catch((error: unknown) => {
      request.log.warn({ err: error }, 'store does not answer')
      throw unavailable()
    })
    return { status: 'ok' }
  })
}
