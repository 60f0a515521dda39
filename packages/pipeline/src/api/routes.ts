import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { catalogRoutes } from './catalog-routes'
import { deliveryRoutes } from './delivery-routes'
import { destinationRoutes } from './destination-routes'
import { eventRoutes } from './event-routes'
import { liveEventRoutes } from './live-event-routes'
import { mappingMatchRoutes } from './mapping-match-routes'
import { mappingRoutes } from './mapping-routes'
import { movableInkRoutes } from './movable-ink-routes'
import { openapiRoute } from './openapi-route'
import { previewRoutes } from './preview-routes'
import { sourceRoutes } from './source-routes'
import { testRoutes } from './test-routes'
import { totalsRoutes } from './totals-routes'
import { triggerRoutes } from './trigger-routes'

/** Version 1 of the API, for the workbench and for scripts. */
export function apiRoutes(app: ApiApp, parts: ApiParts): void {
  openapiRoute(app)
  catalogRoutes(app)
  sourceRoutes(app, parts)
  eventRoutes(app, parts)
  liveEventRoutes(app, parts)
  destinationRoutes(app, parts)
  mappingRoutes(app, parts)
  mappingMatchRoutes(app, parts)
  triggerRoutes(app, parts)
  previewRoutes(app, parts)
  testRoutes(app, parts)
  deliveryRoutes(app, parts)
  totalsRoutes(app, parts)
  movableInkRoutes(app, parts)
}
