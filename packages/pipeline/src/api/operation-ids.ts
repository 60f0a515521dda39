/**
 * What each route of the API is called in its description, from which programs that call it are generated. Stable: a
 * function of such a program has this name.
 */
export const OPERATION_IDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'GET /openapi.json': 'getOpenapi',
    'GET /session': 'getSession',
    'POST /session': 'signIn',
    'DELETE /session': 'signOut',
    'GET /catalog': 'getCatalog',
    'GET /sources': 'listSources',
    'POST /sources': 'createSource',
    'GET /sources/:id': 'getSource',
    'PATCH /sources/:id': 'renameSource',
    'DELETE /sources/:id': 'deleteSource',
    'GET /sources/:id/write-key': 'getWriteKey',
    'GET /sources/:id/events': 'listEvents',
    'GET /sources/:id/events/live': 'streamEvents',
    'GET /events/:id': 'getEvent',
    'GET /destinations': 'listDestinations',
    'POST /destinations': 'createDestination',
    'GET /destinations/:id': 'getDestination',
    'PATCH /destinations/:id': 'changeDestination',
    'DELETE /destinations/:id': 'deleteDestination',
    'POST /destinations/:id/check-credentials': 'checkCredentials',
    'GET /destinations/:id/mappings': 'listMappings',
    'POST /destinations/:id/mappings': 'createMapping',
    'PUT /destinations/:id/mappings/order': 'orderMappings',
    'GET /mappings/:id': 'getMapping',
    'PATCH /mappings/:id': 'changeMapping',
    'DELETE /mappings/:id': 'deleteMapping',
    'POST /mappings/:id/duplicate': 'duplicateMapping',
    'POST /triggers/check': 'checkTrigger',
    'POST /preview': 'previewEvent',
    'POST /test': 'testMapping',
    'GET /destinations/:id/deliveries': 'listDeliveries',
    'POST /destinations/:id/deliveries/send-again': 'sendDeliveriesAgain',
    'GET /deliveries/:id': 'getDelivery',
    'POST /deliveries/:id/send-again': 'sendDeliveryAgain',
    'GET /destinations/:id/totals': 'getTotals'
  })
)
