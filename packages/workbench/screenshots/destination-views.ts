import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, dialog, heading, openFirst, text } from './on-page'
import type { TeaShop } from './tea-shop'
import { looked, pictured } from './view'
import type { View } from './view'

const destination = ({ destinationId }: TeaShop) => `/destinations/${destinationId}`
const mapping = (shop: TeaShop) => `${destination(shop)}/mappings/${shop.mappingId}`

/** Has the mapping tested, and the result in sight. */
async function testMapping(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Test Mapping' })
  await section.getByRole('button', { name: 'Test Mapping' }).click()
  await expect(section.getByRole('status')).toBeVisible()
  await section.evaluate((element) => element.scrollIntoView())
}

/** Has settings checked that Movable Ink refuses. */
async function checkCredentials(page: Page): Promise<void> {
  await button(page, 'Check credentials').click()
  const answer = page.getByRole('status').filter({ hasText: 'Refused' })
  await expect(answer).toBeVisible()
  await answer.evaluate((element) => element.scrollIntoView({ block: 'end' }))
}

/** Of the pages of a destination, and of their list. */
export const DESTINATION_VIEWS: readonly View[] = [
  pictured({ name: 'destinations', path: () => '/destinations', shows: text('Newsletters, staging') }),
  pictured({ name: 'settings', path: (shop) => `${destination(shop)}/settings`, shows: heading('Connection') }),
  pictured({
    name: 'settings-refused',
    path: ({ refusedDestinationId }) => `/destinations/${refusedDestinationId}/settings`,
    shows: heading('Connection'),
    open: checkCredentials
  }),
  pictured({ name: 'mappings', path: (shop) => `${destination(shop)}/mappings`, shows: text('5 of 50 mappings') }),
  looked({
    name: 'mapping-menu',
    path: (shop) => `${destination(shop)}/mappings`,
    shows: text('5 of 50 mappings'),
    open: async (page) => {
      await button(page, 'More about Tea club').click()
      await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
    }
  }),
  pictured({
    name: 'why',
    path: (shop) => `${destination(shop)}/mappings?why=${shop.destinationId}`,
    shows: dialog('Why is nothing flowing?'),
    open: (page) => expect(page.getByText('Being looked at.')).toHaveCount(0)
  }),
  pictured({
    name: 'mapping-editor',
    path: mapping,
    shows: text(/^Matches \d+ of the last/)
  }),
  pictured({
    name: 'mapping-editor-preview',
    path: (shop) => `${mapping(shop)}?view=wire`,
    shows: text(/^Matches \d+ of the last/),
    open: async (page) => {
      const preview = page.getByRole('region', { name: 'Preview' })
      await expect(preview).toContainText('x-shop', { ignoreCase: true })
      await preview.evaluate((element) => element.scrollIntoView())
    }
  }),
  pictured({
    name: 'mapping-editor-test',
    path: mapping,
    shows: text(/^Matches \d+ of the last/),
    open: testMapping
  }),
  looked({
    name: 'mapping-editor-trap',
    path: (shop) => `${destination(shop)}/mappings/${shop.trapMappingId}`,
    shows: text('It may not do what it says')
  }),
  looked({
    name: 'choose-test-event',
    path: mapping,
    shows: text(/^Matches \d+ of the last/),
    open: async (page) => {
      await button(page, 'Choose an event').click()
      await expect(page.getByRole('list', { name: 'Events of the source' })).toBeVisible()
    }
  }),
  pictured({
    name: 'event-delivery',
    path: (shop) => `${destination(shop)}/event-delivery`,
    shows: (page) => page.getByRole('table', { name: 'Deliveries' }).getByRole('cell').first()
  }),
  pictured({
    name: 'event-delivery-delivery',
    path: (shop) => `${destination(shop)}/event-delivery?reason=429`,
    shows: (page) => page.getByRole('table', { name: 'Deliveries' }).getByRole('cell').first(),
    open: async (page) => {
      await openFirst(page.getByRole('table', { name: 'Deliveries' }).getByRole('link'))
      await expect(page.getByText('Attempt 1', { exact: true })).toBeVisible()
    }
  }),
  looked({
    name: 'event-delivery-day',
    path: (shop) => `${destination(shop)}/event-delivery?range=24h&state=not-delivered`,
    shows: (page) => page.getByRole('table', { name: 'Deliveries' }).getByRole('cell').first()
  }),
  looked({
    name: 'not-here',
    path: () => '/destinations/0199d5a3-0000-7000-8000-000000000000/mappings',
    shows: heading('This is not here any more')
  })
]
