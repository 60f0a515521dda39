import { dialog, heading, text } from './on-page'
import { looked, pictured } from './view'
import type { View } from './view'

/** Of the pages that belong to no source and no destination. */
export const OTHER_VIEWS: readonly View[] = [
  pictured({ name: 'overview', path: () => '/', shows: heading('Overview') }),
  pictured({ name: 'catalog', path: () => '/catalog', shows: text('Movable Ink (Actions)') }),
  pictured({
    name: 'catalog-entry',
    path: () => '/catalog/actions-movable-ink',
    shows: heading('Movable Ink (Actions)')
  }),
  looked({
    name: 'add-destination',
    path: () => '/catalog/actions-movable-ink?add=',
    shows: dialog('Add Movable Ink (Actions)')
  }),
  pictured({ name: 'movable-ink', path: () => '/movable-ink', shows: heading('What Movable Ink hands over') }),
  pictured({
    name: 'movable-ink-event-mappings',
    path: () => '/movable-ink?tab=event-mappings',
    shows: text('Screen')
  }),
  pictured({
    name: 'movable-ink-received',
    path: () => '/movable-ink?tab=received',
    shows: text('Order Completed')
  }),
  looked({ name: 'movable-ink-rejected', path: () => '/movable-ink?tab=received&show=rejected', shows: text('422') }),
  pictured({
    name: 'movable-ink-profiles',
    path: () => '/movable-ink?tab=profiles',
    shows: text('shopper-4817')
  }),
  pictured({
    name: 'movable-ink-faults',
    path: () => '/movable-ink?tab=faults',
    shows: heading('Make Movable Ink fail')
  }),
  looked({ name: 'not-found', path: () => '/sources/nothing/here', shows: heading('There is no such page') })
]
