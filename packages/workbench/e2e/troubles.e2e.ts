import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

const viewed = { type: 'track', event: 'Product Viewed', userId: 'user-1', properties: { product_id: 'p-1' } }

/** Where a person looks when nothing arrives: the settings, the deliveries, the list of what an event passes, the event. */
const settings = (id: string) => `/destinations/${id}/settings`
const eventDelivery = (id: string) => `/destinations/${id}/event-delivery`
const why = (id: string) => `/destinations/${id}/mappings?why=${id}`

const checklist = (page: Page) => page.getByRole('dialog', { name: 'Why is nothing flowing?' })
const errors = (page: Page) => page.getByRole('region', { name: 'Errors' })
const delivery = (page: Page) =>
  page.getByRole('table', { name: 'Deliveries' }).getByRole('row', { name: /Product Viewed/ })

async function sendTo(api: PipelineApi, name: string, url?: string) {
  const made = await newDestination(api, name, url)
  await made.map('Tracks', 'type = "track"', true)
  return { ...made, send: () => api.send(made.sourceId, [viewed]) }
}

test('a wrong access secret is said at the check, at the delivery, in the checklist and in the debugger', async ({
  page,
  api
}) => {
  const { destinationId, sourceId, send } = await sendTo(api, 'A wrong secret')
  await page.goto(settings(destinationId))
  await page.getByRole('button', { name: 'Replace Access Secret' }).click()
  await page.getByRole('textbox', { name: 'Access Secret' }).fill('mistyped')
  await page.getByRole('button', { name: 'Check credentials' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Refused' })).toContainText('(401)')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Unsaved changes')).toBeHidden()

  await send()
  await page.goto(eventDelivery(destinationId))
  await expect(errors(page)).toContainText('The user name or access secret is wrong.')
  await expect(delivery(page)).toContainText('401')
  await page.goto(why(destinationId))
  await expect(checklist(page)).toContainText('refused because of the settings')
  await page.goto(`/sources/${sourceId}/debugger`)
  await expect(page.getByRole('option').filter({ hasText: 'Product Viewed' })).toContainText('Discarded: 401')
})

test('a wrong endpoint key is said at the check and at the delivery, and no page shows the key', async ({
  page,
  api
}) => {
  const { url } = await api.credentials()
  const { destinationId, send } = await sendTo(api, 'A wrong endpoint key', url.replace(/[^/]+$/, 'mistyped'))
  await page.goto(settings(destinationId))
  await page.getByRole('button', { name: 'Check credentials' }).click()
  const refused = page.getByRole('status').filter({ hasText: 'Refused' })
  await expect(refused).toContainText('(404)')
  await expect(refused).toContainText('Paste the URL again')

  await send()
  await page.goto(eventDelivery(destinationId))
  await expect(errors(page)).toContainText('404')
  await expect(errors(page)).toContainText('You can fix this')
  await delivery(page).getByRole('link').click()
  await expect(page.getByRole('dialog', { name: 'Product Viewed' })).toContainText('Behavioral endpoint key not found')
  await expect(page.locator('body')).not.toContainText('behavioral/mistyped')
})

test('a trigger in single quotes matches nothing: its mapping says so before an event is lost by it', async ({
  page,
  api
}) => {
  const { destinationId, path, sourceId, map } = await newDestination(api, 'A trap')
  await api.send(sourceId, [viewed])
  const { id } = await map('Tracks', 'type = "track"', true)
  await page.goto(`${path}/${id}`)
  await page.getByRole('textbox', { name: 'FQL' }).fill("type = 'track'")
  await expect(page.getByRole('status').filter({ hasText: 'It may not do what it says' })).toContainText('quotes')
  await expect(page.getByText('Does not match the only event there is')).toBeVisible()
  await expect(page.getByText('Trigger does not match', { exact: true })).toBeVisible()
  await page.getByRole('region', { name: 'Save' }).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('All changes are saved')).toBeVisible()

  await page.goto(path)
  await expect(page.getByRole('list', { name: 'Mappings' })).toContainText('quotes')
  await api.send(sourceId, [viewed])
  await page.goto(why(destinationId))
  await expect(checklist(page).getByRole('status')).toContainText(/matches none of the last 2 events\..*quotes/)
  await page.goto(eventDelivery(destinationId))
  await expect(errors(page)).toContainText('NO_MATCHING_MAPPING')
})

test('a header that is not ASCII is refused where it stands, and by the test', async ({ page, api }) => {
  const { path, sourceId, map } = await newDestination(api, 'A header')
  await api.send(sourceId, [viewed])
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await page.getByRole('button', { name: 'Add header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Shop')
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('Thé vert')
  await expect(page.getByRole('group', { name: 'header 1' })).toContainText('non-ASCII')
  const testing = page.getByRole('region', { name: 'Test Mapping' })
  await testing.getByRole('button', { name: 'Test Mapping' }).click()
  await expect(testing.getByRole('status')).toContainText('non-ASCII')
  await expect(testing).toContainText('INVALID_PAYLOAD')
})

test('of 50 mappings none can be added, and the page says why', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Fifty')
  for (let number = 1; number <= 49; number++) await map(`Mapping ${number}`, 'type = "track"')
  await page.goto(path)
  await page.getByRole('button', { name: 'More about Mapping 49' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByText('50 of 50 mappings')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Mappings' })).toContainText('Mapping 49 (Copy)')
  await expect(page.getByText('A destination has no more than that.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New mapping' })).toBeDisabled()
  await page.getByRole('button', { name: 'More about Mapping 1', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeDisabled()
  await expect(map('One too many', 'type = "track"')).rejects.toThrow(/was answered 4\d\d: .*50/)
})

test('too many requests are waited for, and then the event is delivered', async ({ page, ownWorkbench }) => {
  const { api, origin } = ownWorkbench
  const { sourceId, destinationId } = await api.firstSetUp()
  await page.goto(`${origin}/movable-ink?tab=faults`)
  await page.getByRole('textbox', { name: 'Requests' }).fill('1')
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveValue('429')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('region', { name: 'Faults that are on' })).toContainText('429')

  await api.send(sourceId, [viewed])
  await page.goto(`${origin}${eventDelivery(destinationId)}`)
  await expect(delivery(page)).toContainText('Delivered', { timeout: 30_000 })
  await delivery(page).getByRole('link').click()
  const details = page.getByRole('dialog', { name: 'Product Viewed' })
  await expect(details).toContainText('Attempt 1')
  await expect(details).toContainText('429')
  await expect(details).toContainText('Attempt 2')
})

test('of two tabs that edit one mapping the second is told what the first has saved', async ({
  page,
  context,
  api
}) => {
  const { path, map } = await newDestination(api, 'Edited twice')
  const { id } = await map('Tracks', 'type = "track"')
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${path}/${id}`)
  await page.getByRole('textbox', { name: 'FQL' }).fill('type = "page"')
  await other.getByRole('textbox', { name: 'FQL' }).fill('type = "screen"')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('All changes are saved')).toBeVisible()
  await other.bringToFront()
  await other.keyboard.press('Control+s')
  const elsewhere = other.getByRole('dialog', { name: 'This mapping was saved elsewhere meanwhile' })
  await expect(elsewhere).toContainText('type = "page"')
  await expect(elsewhere).toContainText('type = "screen"')
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ trigger: 'type = "page"' })
})
