import type { Page } from '@playwright/test'
import { expect } from './test'

/** An event of a shop. */
export const order = (id: string) => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'shopper-1',
  properties: { order_id: id, currency: 'GBP' }
})

/** A section of the editor of a mapping. */
export const section = (page: Page, name: string) => page.getByRole('region', { name })

export const preview = (page: Page) => section(page, 'Preview')

export const saveBar = (page: Page) => page.getByRole('region', { name: 'Save' })

export const save = (page: Page) => saveBar(page).getByRole('button', { name: 'Save', exact: true }).click()

/** Waits until nothing is left to be saved. */
export const isSaved = (page: Page) => expect(saveBar(page)).toContainText('All changes are saved')
