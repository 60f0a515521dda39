import type { Locator, Page } from '@playwright/test'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

interface Destination {
  id: string
  name: string
  settings: Record<string, { isSet: boolean; shown?: string }>
}

/** A destination of the first source, for one test alone. */
async function added(api: PipelineApi, name: string, settings: Record<string, string> = {}): Promise<string> {
  const { sourceId } = await api.firstSetUp()
  const body = { sourceId, slug: 'actions-movable-ink', name, settings }
  return (await api.ask<Destination>('POST', '/destinations', body)).id
}

const SETTINGS = {
  username: 'key-id',
  password: 'first-secret',
  movable_ink_url: 'https://collector.example/behavioral/first-key'
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
const saved = (page: Page) => page.getByText('The settings are saved.')
const secretIn = (page: Page): Locator => page.getByRole('textbox', { name: 'Access Secret' })

test('settings are typed, saved, and then no more than that they are set is in the page', async ({ page, api }) => {
  const id = await added(api, 'Typed in')
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('textbox', { name: 'Username' }).fill('key-id')
  await secretIn(page).fill('typed-secret')
  await page.getByRole('textbox', { name: 'Movable Ink URL' }).fill('https://collector.example/behavioral/typed-key')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Replace Access Secret' })).toBeVisible()
  await expect(page.getByText('https://collector.example/behavioral/•••')).toBeVisible()
  await expect(save(page)).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('key-id')
  const document = await page.content()
  expect(document).not.toContain('typed-secret')
  expect(document).not.toContain('typed-key')
  expect((await api.ask<Destination>('GET', `/destinations/${id}`)).settings.password).toEqual({ isSet: true })
})

test('nothing can be typed while what was typed is saved', async ({ page, api }) => {
  const id = await added(api, 'Saved slowly', SETTINGS)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  await page.route(`**/api/v1/destinations/${id}`, async (route) => {
    if (route.request().method() === 'PATCH') await held
    await route.continue()
  })
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('button', { name: 'Replace Access Secret' }).click()
  await name.fill('Typed before')
  await save(page).click()
  await expect(name).toBeDisabled()
  await expect(secretIn(page)).toBeDisabled()
  goOn()
  await expect(saved(page)).toBeVisible()
  await expect(name).toBeEnabled()
  await expect(name).toHaveValue('Typed before')
})

test('a secret is replaced, or kept after all', async ({ page, api }) => {
  const id = await added(api, 'Replaced', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await expect(secretIn(page)).toBeHidden()
  await page.getByRole('button', { name: 'Replace Access Secret' }).click()
  await expect(secretIn(page)).toBeFocused()
  await secretIn(page).fill('another')
  await page.getByRole('button', { name: 'Keep the saved Access Secret' }).click()
  await expect(save(page)).toBeHidden()
  await page.getByRole('button', { name: 'Replace Access Secret' }).click()
  await expect(secretIn(page)).toHaveValue('')
})

test('a blank at the end of a setting is told of, and removed', async ({ page, api }) => {
  const id = await added(api, 'Pasted', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await expect(page.getByText('Movable Ink hands it out as the access key ID.')).toBeVisible()
  await page.getByRole('button', { name: 'Replace Access Secret' }).click()
  await secretIn(page).fill('pasted-secret ')
  await expect(page.getByText('It begins or ends with a blank')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the blank from Access Secret' }).click()
  await expect(secretIn(page)).toHaveValue('pasted-secret')
  await expect(page.getByText('It begins or ends with a blank')).toBeHidden()
  await page.getByRole('textbox', { name: 'Username' }).fill(' key-id')
  await page.getByRole('button', { name: 'Remove the blank from Username' }).click()
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('key-id')
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('a check says what is wrong, at the setting and in words, and who can fix it', async ({ page, api }) => {
  const id = await added(api, 'Checked')
  const { url, username } = await api.credentials()
  await page.goto(`/destinations/${id}/settings`)
  const check = page.getByRole('button', { name: 'Check credentials' })
  await check.click()
  await expect(page.getByText('The Username setting is missing.', { exact: true })).toBeVisible()

  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await secretIn(page).fill('wrong')
  await page.getByRole('textbox', { name: 'Movable Ink URL' }).fill(url)
  await check.click()
  await expect(page.getByText('refused the credentials (401)')).toBeVisible()
  await expect(page.getByText('Movable Ink can issue new ones')).toBeVisible()
  await expect(secretIn(page)).toHaveAccessibleDescription(/This may be wrong: see the answer to the check/)

  await page.getByRole('textbox', { name: 'Movable Ink URL' }).fill(url.replace(/[^/]+$/, 'unknown-key'))
  await expect(page.getByText('refused the credentials (401)')).toBeHidden()
  await check.click()
  await expect(page.getByText('does not know this endpoint (404)')).toBeVisible()
  await expect(page.getByText('paste the URL again')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
})

test("the collector's credentials are taken over unseen, and accepted", async ({ page, api }) => {
  const id = await added(api, 'Of the collector', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('button', { name: 'Use the collector on this machine' }).click()
  await page.getByRole('button', { name: 'Replace the settings' }).click()
  await expect(page.getByText('It sends to the collector on this machine')).toBeVisible()
  await page.getByRole('button', { name: 'Check credentials' }).click()
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible()
})

test('the destination is enabled, and says that it needs a mapping', async ({ page, api }) => {
  const id = await added(api, 'Switched on', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  const toggle = page.getByRole('switch', { name: 'Enable Destination' })
  await expect(page.getByText('Alone it does nothing yet.')).toBeVisible()
  await toggle.focus()
  await page.keyboard.press('Space')
  await expect(toggle).toBeChecked()
  await expect(page.getByText('It is enabled, and still gets nothing.')).toBeVisible()
  await expect(page.getByRole('main').getByText('Enabled', { exact: true })).toBeVisible()
})

test('what is typed outlives the switch, and is saved after it', async ({ page, api }) => {
  const id = await added(api, 'Before the switch', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('After the switch')
  await page.getByRole('switch', { name: 'Enable Destination' }).click()
  await expect(page.getByRole('main').getByText('Enabled', { exact: true })).toBeVisible()
  await save(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'After the switch' })).toBeVisible()
})

test('a change of another tab is not overwritten, and what was typed is kept', async ({ page, api }) => {
  const id = await added(api, 'In two tabs', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await api.ask('PATCH', `/destinations/${id}`, { settings: { username: 'theirs' } })
  await save(page).click()
  await expect(page.getByText('The destination was changed meanwhile')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Mine')
  await page.getByRole('button', { name: 'Load what is there now' }).click()
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('theirs')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  expect(await api.ask<Destination>('GET', `/destinations/${id}`)).toMatchObject({
    name: 'Mine',
    settings: { username: { shown: 'theirs' } }
  })
})

test('a mistake is said in words of the API at its field', async ({ page, api }) => {
  const id = await added(api, 'Mistaken', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('textbox', { name: 'Requests at a time' }).fill('')
  await save(page).click()
  await expect(page.getByRole('textbox', { name: 'Requests at a time' })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'Requests at a time' }).fill('4')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
})

test('unsaved edits are not left without asking', async ({ page, api }) => {
  const id = await added(api, 'Edited', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half')
  // The checklist is on the same page: it leaves nothing.
  await page.getByRole('button', { name: 'Why is nothing flowing?' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('navigation', { name: 'This destination' }).getByRole('link', { name: 'Mappings' }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Half')
  await page.getByRole('navigation', { name: 'This destination' }).getByRole('link', { name: 'Mappings' }).click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(`/destinations/${id}/mappings`)
})

test('a destination is deleted once its name is typed', async ({ page, api }) => {
  const id = await added(api, 'Doomed', SETTINGS)
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('button', { name: 'Delete destination' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Doomed?' })
  await expect(dialog.getByRole('button', { name: 'Delete destination' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Type Doomed to confirm' }).fill('Doomed')
  await dialog.getByRole('button', { name: 'Delete destination' }).click()
  await expect(page).toHaveURL('/destinations')
  await expect(page.getByText('Doomed is deleted.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Destinations' }).getByRole('link', { name: 'Doomed' })).toBeHidden()
})

test('a destination whose deliveries are not over is deleted only when that is said again', async ({ page, api }) => {
  const { sourceId } = await api.firstSetUp()
  // Nothing listens there: what is sent is tried again.
  const id = await added(api, 'Busy', { ...SETTINGS, movable_ink_url: 'https://127.0.0.1:1/behavioral/key' })
  const { id: mappingId } = await api.ask<{ id: string }>('POST', `/destinations/${id}/mappings`, {
    from: 'preset',
    preset: 'Send Entire Event'
  })
  await api.ask('PATCH', `/mappings/${mappingId}`, { enabled: true })
  await api.ask('PATCH', `/destinations/${id}`, { enabled: true })
  await api.send(sourceId, [{ type: 'track', event: 'Never arrives', userId: 'u' }])
  await page.goto(`/destinations/${id}/settings`)
  await page.getByRole('button', { name: 'Delete destination' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Busy')
  await dialog.getByRole('button', { name: 'Delete destination' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    /^Not everything is sent\s*1 delivery waits .* Movable Ink never gets it\./
  )
  await expect(dialog).not.toContainText('force')
  await dialog.getByRole('button', { name: 'Delete all the same' }).click()
  await expect(page).toHaveURL('/destinations')
})
