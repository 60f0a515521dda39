import { z } from 'zod'
import type { ApiApp } from './api-app'
import { anyError } from './schemas'

/** The description of the API, made of the schemas that its routes are checked with. */
export function openapiRoute(app: ApiApp): void {
  app.get(
    '/openapi.json',
    {
      schema: {
        tags: ['API'],
        summary: 'This document',
        response: { 200: z.record(z.string(), z.unknown()), ...anyError }
      }
    },
    () => ({ ...app.swagger() })
  )
}
