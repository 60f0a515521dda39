import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Analytics } from '@segment/analytics-node'
import { expect, test } from './test'

test.slow()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

const toPage = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()

const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

/** Creates a source, and sends it a file of samples. */
async function makeSource(page: Page): Promise<void> {
  await toPage(page, 'Sources')
  await page.getByRole('button', { name: 'Create source' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Create source' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tea shop')
  await dialog.getByRole('button', { name: 'Create source' }).click()
  await expect(heading(page, 'Debugger')).toBeVisible()

  await page.getByRole('button', { name: 'Send a sample' }).click()
  const samples = page.getByRole('dialog', { name: 'Send a sample' })
  await samples.getByRole('button', { name: /5 events/ }).click()
  await samples.getByRole('button', { name: 'Send all 5' }).click()
  await expect(page.getByRole('listbox', { name: 'Events' }).getByRole('option')).toHaveCount(5)
}

interface Shared {
  payloads: { payload: { type: string }; eventMapping: object }[]
}

/** Shares the samples with Movable Ink, as a file. */
async function share(page: Page): Promise<Shared> {
  await page.getByRole('link', { name: 'Share with Movable Ink' }).click()
  await page.getByRole('button', { name: 'Look at personal data' }).click()
  await page.getByRole('button', { name: 'Look at event mappings' }).click()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download JSON' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Shared // written by the page
}

/** Adds the destination from the catalog, to the source that there is. */
async function addDestination(page: Page): Promise<void> {
  await toPage(page, 'Catalog')
  await page.getByRole('link', { name: 'Movable Ink (Actions)' }).first().click()
  await page.getByRole('button', { name: 'Add destination' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add Movable Ink (Actions)' })
  await expect(dialog.getByRole('combobox', { name: 'Source' })).toHaveValue('Tea shop')
  await dialog.getByRole('textbox', { name: 'Name of the destination' }).fill('Newsletters')
  await dialog.getByRole('button', { name: 'Add destination' }).click()
  await expect(heading(page, 'Newsletters')).toBeVisible()
}

/** Copies what Movable Ink hands over in one tab, and pastes it in another. */
async function enterSettings(page: Page, movableInk: Page): Promise<void> {
  const handedOver = [
    ['Copy user name', 'Username'],
    ['Copy access secret', 'Access Secret'],
    ['Copy endpoint URL', 'Movable Ink URL']
  ] as const
  for (const [copy, label] of handedOver) {
    await movableInk.bringToFront()
    await movableInk.getByRole('button', { name: copy }).click()
    await expect(movableInk.getByRole('button', { name: 'Copied' })).toBeVisible()
    await page.bringToFront()
    await page.getByLabel(label).first().focus()
    await page.keyboard.press('Control+v')
    await expect(page.getByLabel(label).first()).not.toHaveValue('')
    // It says so for a while; the next one is waited for.
    await expect(movableInk.getByRole('button', { name: copy })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Check credentials' }).click()
  await expect(status(page, 'Accepted')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Unsaved changes')).toBeHidden()
}

/** Begins a mapping with the preset, narrows its trigger, tries it, and enables it. */
async function makeMapping(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'This destination' }).getByRole('link', { name: 'Mappings' }).click()
  await page.getByRole('button', { name: 'Start with Send Entire Event' }).click()
  await expect(heading(page, 'Send Entire Event')).toBeVisible()
  await expect(status(page, 'Matches all of the last 5 events')).toBeVisible()
  await page.getByRole('textbox', { name: 'FQL' }).fill('type = "identify" or type = "track"')
  await expect(status(page, 'Matches 2 of the last 5 events')).toBeVisible()

  await page.getByRole('button', { name: 'Choose an event' }).click()
  const events = page.getByRole('list', { name: 'Events of the source' })
  await events.getByRole('button', { name: /^track/ }).click()
  await expect(page.getByText('Trigger matches')).toBeVisible()
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByRole('tab', { name: 'On the wire' }).click()
  await expect(preview).toContainText('Segment (Actions)')

  const testing = page.getByRole('region', { name: 'Test Mapping' })
  await testing.getByRole('button', { name: 'Test Mapping' }).click()
  await expect(testing.getByRole('status')).toContainText('Delivered')
  await page.getByRole('button', { name: 'Save and enable' }).click()
  await expect(page.getByRole('switch', { name: 'Enable Mapping' })).toBeChecked()
}

async function enableDestination(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Newsletters' }).first().click()
  await page.getByRole('navigation', { name: 'This destination' }).getByRole('link', { name: 'Settings' }).click()
  // Not `check`: the switch follows once the pipeline has answered.
  const enabled = page.getByRole('switch', { name: 'Enable Destination' })
  await enabled.click({ force: true })
  await expect(enabled).toBeChecked()
  await expect(page.getByText('Events that a mapping matches are sent to Movable Ink.')).toBeVisible()
}

test('from nothing to a delivered event, as a person goes', async ({ page, context, emptyWorkbench }) => {
  const { origin, api } = emptyWorkbench
  await page.goto(origin)
  await makeSource(page)

  const { payloads } = await share(page)
  expect(payloads.map(({ payload }) => payload.type).sort()).toEqual(['group', 'identify', 'page', 'screen', 'track'])

  const movableInk = await context.newPage()
  await movableInk.goto(`${origin}/movable-ink`)
  await page.bringToFront()
  await addDestination(page)
  await enterSettings(page, movableInk)
  await makeMapping(page)
  await enableDestination(page)

  const { sources } = await api.ask<{ sources: { id: string }[] }>('GET', '/sources')
  const sourceId = sources[0]?.id ?? ''
  const analytics = new Analytics({ writeKey: await api.writeKey(sourceId), host: origin, flushAt: 1 })
  analytics.track({ userId: 'shopper-1', event: 'Order Completed', properties: { order_id: 'o-1', total: 27.5 } })
  await analytics.closeAndFlush()

  await toPage(page, 'Tea shop')
  const event = page.getByRole('option').filter({ hasText: 'Order Completed' })
  await expect(event).toContainText('Delivered')
  await toPage(page, 'Newsletters')
  await page.getByRole('navigation', { name: 'This destination' }).getByRole('link', { name: 'Event Delivery' }).click()
  const delivery = page.getByRole('table', { name: 'Deliveries' }).getByRole('row', { name: /Order Completed/ })
  await expect(delivery).toContainText('Delivered')
  await toPage(page, 'Movable Ink collector')
  await page.getByRole('tab', { name: 'Received' }).click()
  await expect(page.getByText('Order Completed').first()).toBeVisible()
})
