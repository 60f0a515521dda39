import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { embedded, tags } from './movable-ink-parts'
import type { EmbeddedMovableInk } from './movable-ink-port'
import { faultSchema, faultsSchema } from './movable-ink-schemas'
import { anyError, errorSchema } from './schemas'

const shown = (movableInk: EmbeddedMovableInk) => ({
  faults: movableInk.faults().map(({ fault, remaining = null }) => ({ fault, remaining }))
})

/** The switches that make Movable Ink fail on purpose. */
export function movableInkFaultRoutes(app: ApiApp, { movableInk }: ApiParts): void {
  app.get(
    '/movable-ink/faults',
    {
      schema: {
        tags,
        summary: 'The faults that are on',
        description: 'In the order in which they are played.',
        response: { 200: faultsSchema, 404: errorSchema, ...anyError }
      }
    },
    () => shown(embedded(movableInk))
  )

  app.post(
    '/movable-ink/faults',
    {
      schema: {
        tags,
        summary: 'Make Movable Ink fail',
        description: 'Adds a fault behind those that are on. Without `times` and `share` the next request meets it.',
        body: faultSchema,
        response: { 201: faultsSchema, 400: errorSchema, 404: errorSchema, ...anyError }
      }
    },
    ({ body }, reply) => {
      const there = embedded(movableInk)
      there.addFault(body)
      void reply.code(201)
      return shown(there)
    }
  )

  app.delete(
    '/movable-ink/faults',
    {
      schema: {
        tags,
        summary: 'Clear the faults',
        response: { 200: faultsSchema, 404: errorSchema, ...anyError }
      }
    },
    () => {
      const there = embedded(movableInk)
      there.clearFaults()
      return shown(there)
    }
  )
}
