import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import { expect, test } from './test'

const order = (id: string) => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'shopper-1',
  properties: { order_id: id, currency: 'GBP' }
})

const section = (page: Page, name: string) => page.getByRole('region', { name })
const headers = (page: Page) => page.getByRole('group', { name: 'Headers', exact: true })
const data = (page: Page) => page.getByRole('group', { name: 'Data', exact: true })
const preview = (page: Page) => section(page, 'Preview')
const saveBar = (page: Page) => page.getByRole('region', { name: 'Save' })
const save = (page: Page) => saveBar(page).getByRole('button', { name: 'Save', exact: true }).click()
const isSaved = (page: Page) => expect(saveBar(page)).toContainText('All changes are saved')

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

test('a test event is found by a text in it, and stands in the address', async ({ page, api }) => {
  const { path, sourceId, map } = await newDestination(api, 'Test events')
  await api.send(sourceId, [order('o-first'), { type: 'page', name: 'Home', userId: 'shopper-1' }])
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await expect(section(page, 'Test event')).toContainText('Trigger does not match')

  await page.getByRole('button', { name: 'Choose an event' }).click()
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
  await page
    .getByRole('textbox', { name: 'Event as JSON' })
    .fill(JSON.stringify({ ...order('o-pasted'), integrations: { All: false } }))
  await page.getByRole('button', { name: 'Use this event' }).click()
  await expect(preview(page)).toContainText('"o-pasted"')
  await expect(section(page, 'Test event')).toContainText('the source keeps the event from this destination')
  expect(new URL(page.url()).search).toBe('')
})

test('leaving with unsaved changes asks first', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Leaving')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Other orders')
  const toSources = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources', exact: true })
  await toSources.click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Other orders')
  await toSources.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL('/sources')
})

test('a mapping is enabled with what is saved, and disabled at once', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Enabling')
  const { id } = await map('Orders', 'type = "track"')
  await page.goto(`${path}/${id}`)
  const enabled = page.getByRole('switch', { name: 'Enabled' })
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Other orders')
  await expect(enabled).toBeDisabled()
  await saveBar(page).getByRole('button', { name: 'Save and enable' }).click()
  await isSaved(page)
  await expect(enabled).toBeChecked()
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ name: 'Other orders', enabled: true })
  await enabled.click()
  await expect(enabled).not.toBeChecked()
  await expect.poll(() => api.ask('GET', `/mappings/${id}`)).toMatchObject({ enabled: false })
})

test('of two tabs that edit one mapping the second learns what the first has saved, and chooses', async ({
  page,
  context,
  api
}) => {
  const { path, map } = await newDestination(api, 'Two tabs')
  const { id } = await map('Orders', 'type = "track"')
  const other = await context.newPage()
  const name = (tab: Page) => tab.getByRole('textbox', { name: 'Name', exact: true })
  const elsewhere = other.getByRole('dialog', { name: 'This mapping was saved elsewhere meanwhile' })
  await page.goto(`${path}/${id}`)
  await other.goto(`${path}/${id}`)
  await name(page).fill('By the first')
  await name(other).fill('By the second')
  await save(page)
  await isSaved(page)

  await save(other)
  await expect(elsewhere).toContainText('By the first')
  await expect(elsewhere).toContainText('By the second')
  await elsewhere.getByRole('button', { name: 'Save mine over it' }).click()
  await isSaved(other)
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ name: 'By the second' })

  await api.ask('PATCH', `/mappings/${id}`, { name: 'By a script' })
  await name(other).fill('By the second again')
  await save(other)
  await elsewhere.getByRole('button', { name: 'Load theirs' }).click()
  await expect(name(other)).toHaveValue('By a script')
  await isSaved(other)
})

test('a save and enable that met another save enables when it is saved over that; the switch asks nothing', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Enabling over another save')
  const { id } = await map('Orders', 'type = "track"')
  const enabled = page.getByRole('switch', { name: 'Enabled' })
  await page.goto(`${path}/${id}`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await api.ask('PATCH', `/mappings/${id}`, { name: 'By a script' })
  await saveBar(page).getByRole('button', { name: 'Save and enable' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save mine over it' }).click()
  await isSaved(page)
  await expect(enabled).toBeChecked()
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ name: 'Mine', enabled: true })

  await api.ask('PATCH', `/mappings/${id}`, { name: 'By a script again' })
  await enabled.click()
  await expect(page.getByRole('heading', { level: 1, name: 'By a script again' })).toBeVisible()
  await expect(enabled).not.toBeChecked()
  await isSaved(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ name: 'By a script again', enabled: false })
})

test('a condition that is not complete is an unsaved change: nothing is tried without it, and it can be discarded', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Half a condition')
  const { id } = await map('Orders', 'type = "track"')
  const conditions = page.getByRole('group', { name: /^Condition \d+$/ })
  const tested = section(page, 'Test Mapping')
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await expect(tested.getByRole('button', { name: 'Test Mapping' })).toBeEnabled()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByLabel('Condition 2: looks at', { exact: true }).selectOption('Property')
  await expect(saveBar(page)).toContainText('Unsaved changes')
  for (const place of [saveBar(page), tested, preview(page)])
    await expect(place).toContainText('Finish the conditions of the trigger first.')
  await expect(tested.getByRole('button', { name: 'Test Mapping' })).toBeDisabled()
  await expect(page.getByLabel('Updating the preview')).toHaveCount(0)

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources', exact: true }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  await saveBar(page).getByRole('button', { name: 'Discard' }).click()
  await expect(conditions).toHaveCount(1)
  await isSaved(page)
  await expect(tested.getByRole('button', { name: 'Test Mapping' })).toBeEnabled()
})

for (const gone of ['event=0199d5a3-0000-7000-8000-000000000000', 'sample=x.9'])
  test(`a test event that is not there is not waited for: ${gone}`, async ({ page, api }) => {
    const { path, map } = await newDestination(api, `No ${gone.slice(0, 6)}`)
    const { id } = await map('Orders', 'type = "track"')
    await page.goto(`${path}/${id}?${gone}`)
    for (const place of [preview(page), section(page, 'Test Mapping')])
      await expect(place).toContainText('Choose another test event first')
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
