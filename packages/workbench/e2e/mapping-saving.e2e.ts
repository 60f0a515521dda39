import type { Page } from '@playwright/test'
import { isSaved, preview, save, saveBar, section } from './mapping-editor-page'
import { newDestination } from './new-destination'
import { expect, test } from './test'

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
  const enabled = page.getByRole('switch', { name: 'Enable Mapping' })
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

test('what cannot send the test event is saved for events to flow through it only when that is confirmed', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Unsendable')
  const { id } = await map('Orders', 'type = "track"')
  await api.ask('PATCH', `/mappings/${id}`, { fields: { data: { '@path': '$.event' } } })
  await page.goto(`${path}/${id}?sample=five-types.2`)
  const enabled = page.getByRole('switch', { name: 'Enable Mapping' })
  const question = page.getByRole('dialog', { name: 'Enable what cannot be sent?' })
  await enabled.click()
  await expect(question.getByRole('listitem')).toContainText('Data')
  await question.getByRole('button', { name: 'Go back' }).click()
  await expect(enabled).not.toBeChecked()
  await saveBar(page).getByRole('button', { name: 'Enable', exact: true }).click()
  await question.getByRole('button', { name: 'Enable it all the same' }).click()
  await expect(enabled).toBeChecked()
  await expect(saveBar(page)).toContainText('Enabled')

  await page.getByRole('textbox', { name: 'FQL' }).fill('type = "track" or type = "page"')
  await saveBar(page).getByRole('button', { name: 'Save', exact: true }).click()
  const savingQuestion = page.getByRole('dialog', { name: 'Save what cannot be sent?' })
  await savingQuestion.getByRole('button', { name: 'Save it all the same' }).click()
  await expect(page.getByText('All changes are saved')).toBeVisible()

  await enabled.click()
  await expect(enabled).not.toBeChecked()
  await expect(question).toHaveCount(0)
})

test('an enabled mapping of a disabled destination does not claim that events flow through it', async ({
  page,
  api
}) => {
  const { path, destinationId, map } = await newDestination(api, 'Nothing flows')
  const { id } = await map('Orders', 'type = "track"', true)
  await page.goto(`${path}/${id}`)
  await expect(page.getByText('Events flow through it.')).toBeVisible()
  await api.ask('PATCH', `/destinations/${destinationId}`, { enabled: false })
  await page.reload()
  await expect(page.getByText('No events flow through it yet.')).toBeVisible()
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
  const enabled = page.getByRole('switch', { name: 'Enable Mapping' })
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
