import { expect } from '@playwright/test'
import { button, heading, openFirst, text } from './on-page'
import type { TeaShop } from './tea-shop'
import { looked, pictured } from './view'
import type { View } from './view'

const source = ({ sourceId }: TeaShop) => `/sources/${sourceId}`
/** Of the pages of a source, and of their list. */
export const SOURCE_VIEWS: readonly View[] = [
  pictured({ name: 'sources', path: () => '/sources', shows: text('iOS app') }),
  looked({
    name: 'create-source',
    path: () => '/sources',
    shows: text('iOS app'),
    open: (page) => button(page, 'Create source').click()
  }),
  pictured({
    name: 'debugger',
    path: (shop) => `${source(shop)}/debugger`,
    shows: (page) => page.getByRole('option').first(),
    isOtherNarrow: true,
    open: async (page) => {
      const row = page.getByRole('option').filter({ hasText: 'Order Completed' })
      if ((page.viewportSize()?.width ?? 0) <= 800) return
      await openFirst(row)
      await expect(button(page, 'Use as test event')).toBeVisible()
    }
  }),
  pictured({
    name: 'debugger-event',
    path: (shop) => `${source(shop)}/debugger?view=raw`,
    shows: (page) => page.getByRole('option').first(),
    open: async (page) => {
      await openFirst(page.getByRole('option').filter({ hasText: 'Order Completed' }))
      await expect(page.getByText('"order_id"').first()).toBeVisible()
    }
  }),
  looked({
    name: 'debugger-nothing-found',
    path: (shop) => `${source(shop)}/debugger?search=nothing+has+this`,
    shows: heading('No event fits')
  }),
  pictured({
    name: 'send-a-sample',
    path: (shop) => `${source(shop)}/debugger`,
    shows: (page) => page.getByRole('option').first(),
    open: async (page) => {
      await button(page, 'Send a sample').click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /5 events/ })
        .click()
      await expect(button(page, 'Send all 5')).toBeVisible()
    }
  }),
  pictured({
    name: 'first-event',
    path: (shop) => `/sources/${shop.emptySourceId}/debugger`,
    shows: heading('Send the first event')
  }),
  pictured({ name: 'share', path: (shop) => `${source(shop)}/share`, shows: text(/^\d+ of \d+ shared/) }),
  pictured({
    name: 'share-personal-data',
    path: (shop) => `${source(shop)}/share?step=personal-data`,
    shows: heading('Personal data')
  }),
  pictured({
    name: 'share-event-mappings',
    path: (shop) => `${source(shop)}/share?step=event-mappings`,
    shows: text('What Movable Ink could set up'),
    open: async (page) => {
      await openFirst(page.getByRole('main').getByRole('button', { name: /Order Completed/ }))
      await expect(page.getByRole('textbox', { name: 'Match criterion' })).toBeVisible()
    }
  }),
  pictured({ name: 'share-export', path: (shop) => `${source(shop)}/share?step=export`, shows: heading('Files') })
]
