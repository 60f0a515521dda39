import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import { expect, test } from './test'

const rows = (page: Page) => page.getByRole('list', { name: 'Mappings' }).getByRole('listitem')

const row = (page: Page, name: string) => rows(page).filter({ has: page.getByRole('link', { name, exact: true }) })

async function choose(page: Page, name: string, item: string) {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('a destination without mappings leads to the preset, which leads to where it is edited', async ({ page, api }) => {
  const { path } = await newDestination(api, 'No mappings')
  await page.goto(path)
  await page.getByRole('button', { name: 'Start with Send Entire Event' }).click()
  await expect(page).toHaveURL(/\/mappings\/[\da-f-]{36}$/)
  await page.goto(path)
  await expect(page.getByText('1 of 50 mappings')).toBeVisible()
  await expect(row(page, 'Send Entire Event')).toContainText('Type is identify, track, page, screen or group')
  await expect(page.getByRole('switch', { name: 'Send Entire Event is enabled' })).not.toBeChecked()
})

test('a blank mapping is made from the menu', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Blank mapping')
  await map('Tracks', 'type = "track"')
  await page.goto(path)
  await page.getByRole('button', { name: 'New mapping' }).click()
  await page.getByRole('menuitem', { name: /^Blank/ }).click()
  await expect(page).toHaveURL(/\/mappings\/[\da-f-]{36}$/)
})

test('a mapping is enabled at once, and disabled again in the view when the API refuses', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Switches')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(path)
  const enabled = page.getByRole('switch', { name: 'Tracks is enabled' })
  await enabled.press(' ')
  await expect(enabled).toBeChecked()
  await expect.poll(() => api.ask('GET', `/mappings/${id}`)).toMatchObject({ enabled: true })

  await page.route('**/api/v1/mappings/*', (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: 'CONFLICT', message: 'The mapping cannot be changed now.' } }
    })
  )
  await enabled.press(' ')
  await expect(row(page, 'Tracks').getByRole('alert')).toHaveText('The mapping cannot be changed now.')
  await expect(enabled).toBeChecked()
})

test('mappings are renamed, duplicated and put in another order', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Order')
  await map('First', 'type = "track"')
  await map('Second', 'type = "page"')
  await page.goto(path)

  await choose(page, 'Second', 'Move up')
  await expect(rows(page)).toContainText(['Second', 'First'])
  await expect(page.getByRole('status')).toHaveText('Second is now 1 of 2')

  await choose(page, 'Second', 'Duplicate')
  await expect(rows(page)).toContainText(['Second', 'First', 'Second (Copy)'])

  await choose(page, 'Second (Copy)', 'Rename')
  await page.getByRole('textbox', { name: 'Name' }).fill('Pages')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(rows(page)).toContainText(['Second', 'First', 'Pages'])

  await page.reload()
  await expect(rows(page)).toContainText(['Second', 'First', 'Pages'])
})

test('a mapping is deleted when that is confirmed', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Deletion')
  await map('Kept', 'type = "track"')
  await map('Gone', 'type = "page"')
  await page.goto(path)
  await choose(page, 'Gone', 'Delete')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(rows(page)).toHaveCount(2)
  await choose(page, 'Gone', 'Delete')
  await page.getByRole('button', { name: 'Delete mapping' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(row(page, 'Kept')).toBeVisible()
})

test('a mapping whose deliveries are not over is deleted when that is asked for once more', async ({ page, api }) => {
  // Where nothing listens, so that its deliveries are tried again.
  const { path, map, sourceId } = await newDestination(api, 'Pending', 'https://127.0.0.1:9/behavioral/key')
  await map('Tracks', 'type = "track"', true)
  await api.send(sourceId, [{ type: 'track', userId: 'user-1', event: 'Product Viewed' }])
  await page.goto(path)
  await expect(row(page, 'Tracks').getByRole('link', { name: '1 retrying' })).toBeVisible({ timeout: 30_000 })
  await choose(page, 'Tracks', 'Delete')
  await page.getByRole('button', { name: 'Delete mapping' }).click()
  await expect(page.getByRole('alert')).toContainText('1 delivery waits to be sent or tried again.')
  await page.getByRole('button', { name: 'Delete all the same' }).click()
  await expect(page.getByText('No mappings yet')).toBeVisible()
})

test('what became of the last 24 hours is shown, and leads to the deliveries', async ({ page, api }) => {
  const { path, map, sourceId } = await newDestination(api, 'Figures')
  const { id } = await map('Tracks', 'type = "track"', true)
  await api.send(sourceId, [{ type: 'track', userId: 'user-1', event: 'Product Viewed' }])
  await page.goto(path)
  await expect(row(page, 'Tracks')).toContainText('Matches the only event there is')
  await row(page, 'Tracks').getByRole('link', { name: '1 delivered' }).click({ timeout: 30_000 })
  await expect(page).toHaveURL(new RegExp(`event-delivery\\?range=24h&state=delivered&mapping=${id}$`))
})

test('what a trigger misreads is said beside its mapping', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Traps')
  await map('Mixed', 'type = "track" and event = "A" or event = "B"')
  await page.goto(path)
  await expect(row(page, 'Mixed')).toContainText('all of them are read as "or"')
})

test('that a disabled destination gets nothing is said once, not at each mapping', async ({ page, api }) => {
  const { path, map, destinationId } = await newDestination(api, 'Disabled')
  await map('First', 'type = "track"', true)
  await map('Second', 'type = "page"', true)
  await api.ask('PATCH', `/destinations/${destinationId}`, { enabled: false })
  await page.goto(path)
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('The destination is disabled')).toHaveCount(1)
  await expect(page.getByRole('img', { name: 'Warning:' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Enable it in Settings' }).click()
  await expect(page).toHaveURL(`/destinations/${destinationId}/settings`)
})

test('with 50 mappings there can be no more, and it is said why', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Full')
  for (let number = 1; number <= 50; number++) await map(`Mapping ${number}`, 'type = "track"')
  await page.goto(path)
  await expect(page.getByText('50 of 50 mappings')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New mapping' })).toBeDisabled()
  await expect(page.getByText('Delete one to make room for another.')).toBeVisible()
  await page.getByRole('button', { name: 'More about Mapping 1', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeDisabled()
})
