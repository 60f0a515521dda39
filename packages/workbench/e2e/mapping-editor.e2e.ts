import type { Page } from '@playwright/test'
import { isSaved, order, preview, save, saveBar, section } from './mapping-editor-page'
import { newDestination } from './new-destination'
import { expect, test } from './test'

const headers = (page: Page) => page.getByRole('group', { name: 'Headers', exact: true })
const data = (page: Page) => page.getByRole('group', { name: 'Data', exact: true })

const asKind = (page: Page, kind: string) =>
  page.getByRole('radiogroup', { name: 'How Data is made' }).getByText(kind, { exact: true }).click()

async function writeJson(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Data as JSON' }).fill(text)
}

test('what is edited is previewed as it is typed, saved, and there again when the page is loaded anew', async ({
  page,
  api
}) => {
  const { path, sourceId, map } = await newDestination(api, 'Edits')
  await api.send(sourceId, [order('o-17')])
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await expect(section(page, 'Test event')).toContainText('Trigger matches')

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Completed orders')
  await headers(page).getByRole('button', { name: 'Add header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Shop')
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('tea')
  await asKind(page, 'Key-value')
  await data(page).getByRole('button', { name: 'Add key' }).click()
  await page.getByRole('textbox', { name: 'Name of key 1' }).fill('order')
  await page.getByRole('combobox', { name: 'Kind of key 1' }).selectOption('Variable')
  await page
    .getByRole('combobox', { name: 'Value of key 1' })
    .or(page.getByRole('textbox', { name: 'Value of key 1' }))
    .fill('order_id')
  await page.getByRole('option', { name: /\$\.properties\.order_id/ }).click()

  await preview(page).getByRole('tab', { name: 'On the wire' }).click()
  await expect(page).toHaveURL(/view=wire/)
  await expect(preview(page)).toContainText('"o-17"')
  await expect(preview(page).getByLabel('Headers')).toContainText('X-Shop:tea', { ignoreCase: true })

  await expect(saveBar(page)).toContainText('Unsaved changes')
  await page.keyboard.press('Control+s')
  await isSaved(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Completed orders' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name of header 1' })).toHaveValue('X-Shop')
  await expect(page.getByRole('textbox', { name: 'Name of key 1' })).toHaveValue('order')
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({
    name: 'Completed orders',
    fields: { headers: { 'X-Shop': 'tea' }, data: { order: { '@path': '$.properties.order_id' } } }
  })
})

test('a header with a letter that is not ASCII is named, at its row', async ({ page, api }) => {
  const { path, sourceId, map } = await newDestination(api, 'Headers')
  await api.send(sourceId, [order('o-1')])
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await headers(page).getByRole('button', { name: 'Add header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Shop')
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('Thé')
  await expect(page.getByRole('group', { name: 'header 1' })).toContainText('non-ASCII character')
  await expect(preview(page)).toContainText('This cannot be sent yet')
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('Host')
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('x')
  await expect(page.getByRole('group', { name: 'header 1' })).toContainText('Does not go out.')
})

test('what no simple editor can show opens as JSON, and the API says what is wrong with it and where', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Directives')
  const { id } = await map('Orders', 'type = "track"')
  const fields = { data: { id: { '@case': { operator: 'upper', value: { '@path': '$.userId' } } }, n: 1 } }
  await api.ask('PATCH', `/mappings/${id}`, { fields })
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await expect(page.getByRole('textbox', { name: 'Data as JSON' })).toContainText('"@case"')
  await expect(preview(page)).toContainText('"SHOPPER-4817"')
  await isSaved(page)

  await writeJson(page, '{"id":{"@unheard":"of"}}')
  await expect(data(page)).toContainText('id has an invalid directive: @unheard.')
  await save(page)
  await expect(saveBar(page)).toContainText('The mapping cannot be run')

  await writeJson(page, '{"id":')
  await expect(data(page)).toContainText('This is not JSON yet')
  await expect(saveBar(page).getByRole('button', { name: 'Save', exact: true })).toBeDisabled()

  await page.getByRole('button', { name: 'Discard' }).click()
  await isSaved(page)
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ fields })
})

test('another kind of editor asks before something written is lost', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Kinds')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await asKind(page, 'Key-value')
  await data(page).getByRole('button', { name: 'Add key' }).click()
  await page.getByRole('textbox', { name: 'Name of key 1' }).fill('order')
  await asKind(page, 'JSON')
  await expect(page.getByRole('textbox', { name: 'Data as JSON' })).toContainText('"order"')
  await asKind(page, 'Key-value')
  await expect(page.getByRole('textbox', { name: 'Name of key 1' })).toHaveValue('order')

  await asKind(page, 'Whole event')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of key 1' })).toHaveValue('order')
  await asKind(page, 'Whole event')
  await page.getByRole('dialog').getByRole('button', { name: 'Switch' }).click()
  await expect(data(page)).toContainText('Every event is sent as it is.')
  await isSaved(page)
})

test('keys that would send nothing, or by mistake the whole event, are named before they are saved', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Unfinished keys')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await asKind(page, 'Key-value')
  await expect(data(page)).toContainText('Add a key, or choose what else to send.')
  await expect(saveBar(page).getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await data(page).getByRole('button', { name: 'Add key' }).click()
  await page.getByRole('textbox', { name: 'Name of key 1' }).fill('order')
  await page.getByRole('combobox', { name: 'Kind of key 1' }).selectOption('Variable')
  await expect(page.getByRole('group', { name: 'key 1' })).toContainText('Choose what of the event to send.')
  await expect(saveBar(page)).toContainText('Finish the fields first.')
})

test('JSON says what of it is not sent as it is written, and which key cannot be sent at all', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Silent changes')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await asKind(page, 'JSON')
  await writeJson(page, '{"user":12345678901234567890}')
  await expect(data(page)).toContainText('12345678901234567890 is sent as 12345678901234567000')
  await writeJson(page, '{"__proto__":1}')
  await expect(data(page)).toContainText('A key cannot be called __proto__.')
  await writeJson(page, '{"a":{"@if":{}}}')
  await expect(data(page)).toContainText(/^.*@if requires an "exists" key/)
  await expect(data(page)).not.toContainText('It @if')
})

test('an address of a mapping that is not there says so', async ({ page, api }) => {
  const { path } = await newDestination(api, 'No such mapping')
  await page.goto(`${path}/0199d5a3-0000-7000-8000-000000000000`)
  await expect(page.getByRole('alert')).toContainText('This is not here any more')
})

test('the page fits a narrow screen', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Narrow')
  const { id } = await map('Orders', 'type = "track"')
  const fields = { headers: { 'X-Shop': 'tea' }, data: { id: { '@template': '{{userId}}' } } }
  await api.ask('PATCH', `/mappings/${id}`, { fields })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${path}/${id}?view=wire`)
  await expect(preview(page)).toContainText('POST')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
