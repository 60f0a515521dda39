import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { button, dialog, text } from './on-page'
import type { TeaShop } from './tea-shop'
import { looked } from './view'
import type { View } from './view'

const destination = ({ destinationId }: TeaShop) => `/destinations/${destinationId}`
const mappings = (shop: TeaShop) => `${destination(shop)}/mappings`
const mapping = (shop: TeaShop) => `${mappings(shop)}/${shop.trapMappingId}`

const listed = text('5 of 50 mappings')
const edited = text(/^Matches \d+ of the last/)

const opened = (page: Page, name: string) => expect(dialog(name)(page)).toBeVisible()

async function chooseOf(page: Page, item: string): Promise<void> {
  await button(page, 'More about Tea club').click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function rename(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tea club members')
}

/** Edits the mapping, and saves it when another tab has done so. */
async function saveAfterOthers(page: Page): Promise<void> {
  await rename(page)
  await page.evaluate((id) => {
    const headers = { 'content-type': 'application/json' }
    return fetch(`/api/v1/mappings/${id}`, { method: 'PATCH', headers, body: '{"name":"Tea club"}' })
  }, new URL(page.url()).pathname.split('/').at(-1))
  await page.getByRole('region', { name: 'Save' }).getByRole('button', { name: 'Save', exact: true }).click()
  await opened(page, 'This mapping was saved elsewhere meanwhile')
}

/** Is told that deliveries wait, whether they do or not: so that nothing is deleted. */
async function deleteWithWaiting(page: Page): Promise<void> {
  const error = { code: 'PENDING_DELIVERIES', message: 'Wait.', pendingDeliveries: { count: 12, isMore: false } }
  await page.route('**/api/v1/mappings/*', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 409, json: { error } }) : route.fallback()
  )
  await chooseOf(page, 'Delete')
  await button(page, 'Delete mapping').click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('12 deliveries wait')
}

/** Dialogs that ask something. */
export const DIALOG_VIEWS: readonly View[] = [
  looked({
    name: 'leave-unsaved',
    path: mapping,
    shows: edited,
    open: async (page) => {
      await rename(page)
      await page.getByRole('main').getByRole('link', { name: 'Destinations', exact: true }).click()
      await opened(page, 'Leave without saving?')
    }
  }),
  looked({ name: 'saved-elsewhere', path: mapping, shows: edited, open: saveAfterOthers }),
  looked({ name: 'delete-mapping', path: mappings, shows: listed, open: deleteWithWaiting }),
  looked({ name: 'rename-mapping', path: mappings, shows: listed, open: (page) => chooseOf(page, 'Rename') }),
  looked({
    name: 'delete-destination',
    path: (shop) => `${destination(shop)}/settings`,
    shows: text('This cannot be undone.'),
    open: async (page) => {
      await button(page, 'Delete destination').click()
      await opened(page, 'Delete Newsletters?')
    }
  }),
  looked({
    name: 'choose-sample',
    path: mapping,
    shows: edited,
    open: async (page) => {
      await button(page, 'Choose an event').click()
      await page.getByText('Sample', { exact: true }).click()
      await expect(page.getByRole('list', { name: /^Events of / })).toBeVisible()
    }
  })
]
