import { order, preview, section } from './mapping-editor-page'
import { newDestination } from './new-destination'
import { expect, test } from './test'

test('a test event is found by a text in it, and stands in the address', async ({ page, api }) => {
  const { path, sourceId, map } = await newDestination(api, 'Test events')
  const home = { type: 'page', name: 'Home', userId: 'shopper-1' }
  await api.send(sourceId, [{ type: 'identify', userId: 'shopper-1' }, order('o-first'), home])
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await expect(section(page, 'Test event')).toContainText('Trigger matches')
  await expect(section(page, 'Test event')).toContainText('Order Completed')

  await page.getByRole('button', { name: 'Choose an event' }).click()
  await expect(page.getByRole('button', { name: 'identify Identify of shopper-1' })).not.toContainText('Matches')
  await expect(page.getByRole('button', { name: /^track Order Completed Matches/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search the last 500 events' }).fill('o-first')
  await expect(page.getByRole('list', { name: 'Events of the source' }).getByRole('button')).toHaveCount(1)
  await page
    .getByRole('list', { name: 'Events of the source' })
    .getByRole('button', { name: /Order Completed/ })
    .click()
  await expect(page).toHaveURL(/\?event=[\da-f-]{36}$/)
  await expect(section(page, 'Test event')).toContainText('Trigger matches')
  await page.reload()
  await expect(preview(page)).toContainText('"o-first"')
})

test('a sample and a pasted event are tried in the same way; what is pasted is not in the address', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Pasted events')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await expect(section(page, 'Test event')).toContainText('as the source has no events yet')

  await page.getByRole('button', { name: 'Choose an event' }).click()
  await page.getByText('Sample', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Sample file' }).selectOption('alias')
  await page.getByRole('list', { name: 'Events of alias' }).getByRole('button').first().click()
  await expect(page).toHaveURL(/\?sample=alias\.0$/)
  await expect(section(page, 'Test event')).toContainText('Trigger does not match')

  await page.getByRole('button', { name: 'Choose an event' }).click()
  await page.getByText('Paste JSON', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Event as JSON' }).fill('[1]')
  await page.getByRole('button', { name: 'Use this event' }).click()
  await expect(page.getByRole('alert')).toContainText('An event is a JSON object.')
  // What is written stays when the dialog is closed by mistake.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Choose an event' }).click()
  await page.getByText('Paste JSON', { exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Event as JSON' })).toHaveText('[1]')
  await page
    .getByRole('textbox', { name: 'Event as JSON' })
    .fill(JSON.stringify({ ...order('o-pasted'), integrations: { All: false } }))
  await page.getByRole('button', { name: 'Use this event' }).click()
  await expect(preview(page)).toContainText('"o-pasted"')
  await expect(section(page, 'Test event')).toContainText('the source keeps the event from this destination')
  expect(new URL(page.url()).search).toBe('')
})

for (const gone of ['event=0199d5a3-0000-7000-8000-000000000000', 'sample=x.9'])
  test(`a test event that is not there is not waited for: ${gone}`, async ({ page, api }) => {
    const { path, map } = await newDestination(api, `No ${gone.slice(0, 6)}`)
    const { id } = await map('Orders', 'type = "track"')
    await page.goto(`${path}/${id}?${gone}`)
    for (const place of [preview(page), section(page, 'Test Mapping')])
      await expect(place).toContainText('Choose another test event first')
  })
