import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { sourceRoutes } from './source-routes'

/** Version 1 of the API, for the workbench and for scripts. */
export function apiRoutes(app: ApiApp, parts: ApiParts): void {
  sourceRoutes(app, parts)
}
