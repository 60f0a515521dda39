import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import { expect, test } from './test'

const SAMPLE = '?sample=five-types.2'

const section = (page: Page) => page.getByRole('region', { name: 'Test Mapping' })
const testIt = (page: Page) => section(page).getByRole('button', { name: 'Test Mapping' }).click()

test('a test really sends the event, says so, and shows request and answer without secrets', async ({ page, api }) => {
  const { path, destinationId, map } = await newDestination(api, 'Test that delivers')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('status')).toContainText('Delivered')
  await expect(section(page)).toContainText('The event was really sent to the Movable Ink URL, once.')
  await expect(section(page)).toContainText('Basic •••')
  await expect(section(page)).toContainText('HTTP 200')
  await expect(section(page).getByRole('button', { name: 'Copy request id' })).toBeVisible()
  expect(await api.ask('GET', `/destinations/${destinationId}/deliveries`)).toMatchObject({ deliveries: [] })

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tracks again')
  await page.getByRole('button', { name: 'Add header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Shop')
  await expect(section(page)).toContainText('The mapping or the event was changed since this test.')
})

test('an event that the trigger does not match is sent only when that is ticked', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Test of the trigger')
  const { id } = await map('Pages', 'type = "page"')
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('status')).toContainText('nothing was sent')
  await section(page).getByRole('checkbox', { name: 'Send although the trigger does not match' }).check()
  await testIt(page)
  await expect(section(page).getByRole('status')).toContainText('Delivered')
})

test('a wrong secret is refused: what it means, and who can fix it', async ({ page, api }) => {
  const { path, destinationId, map } = await newDestination(api, 'Test with a wrong secret')
  await api.ask('PATCH', `/destinations/${destinationId}`, { settings: { password: 'not the secret' } })
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('status')).toContainText('a delivery would be discarded')
  await expect(section(page)).toContainText('HTTP 401')
  await expect(section(page)).toContainText('The user name or access secret is wrong.')
  await expect(section(page)).toContainText('You can fix this')
  await expect(page.locator('body')).not.toContainText('not the secret')
  await section(page).getByRole('link', { name: 'Open the settings' }).click()
  await expect(page).toHaveURL(`/destinations/${destinationId}/settings`)
})

test('where nothing listens nothing was sent; no second try is promised of a test', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Test that reaches nobody', 'https://127.0.0.1:9/behavioral/key')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  const status = section(page).getByRole('status')
  await expect(status).toContainText('Not sent: a delivery would be tried again')
  await expect(status).toContainText('the event was not sent. If this goes on')
  await expect(section(page)).toContainText('Request that was not sent')
})

test('what Movable Ink cannot read is for Movable Ink to fix', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Test that is not mapped')
  const { id } = await map('Tracks', 'type = "track"')
  await api.ask('PATCH', `/mappings/${id}`, { fields: { data: { nobody: 'reads this' } } })
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page)).toContainText('HTTP 422')
  await expect(section(page)).toContainText('Movable Ink can fix this')
})

test('an event that is discarded before anything goes out: nothing was sent', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Test that is not sent')
  const { id } = await map('Tracks', 'type = "track"')
  await api.ask('PATCH', `/mappings/${id}`, { fields: { data: { '@path': '$.event' } } })
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('status')).toContainText('a delivery would be discarded')
  await expect(section(page).getByRole('status')).toContainText('Nothing was sent.')
})

test('without settings nothing is sent, and the way to them is shown', async ({ page, api }) => {
  const { path, destinationId, map } = await newDestination(api, 'Test without settings')
  await api.ask('PATCH', `/destinations/${destinationId}`, { enabled: false, settings: { username: null } })
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('alert')).toContainText('Nothing was sent')
  await section(page).getByRole('link', { name: 'Open the settings' }).click()
  await expect(page).toHaveURL(`/destinations/${destinationId}/settings`)
})

test('a test while another one of the destination is under way is refused in words', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Test under way')
  const { id } = await map('Tracks', 'type = "track"')
  await page.route('**/api/v1/test', (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: 'TEST_UNDER_WAY', message: 'A test of this destination is under way.' } }
    })
  )
  await page.goto(`${path}/${id}${SAMPLE}`)
  await testIt(page)
  await expect(section(page).getByRole('alert')).toContainText('A test of this destination is under way.')
})
