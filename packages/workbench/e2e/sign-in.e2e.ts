import type { Page } from '@playwright/test'
import { expectUsableEverywhere } from './looked-at'
import { newDestination } from './new-destination'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'
import { expect, test as base } from './test'

const TOKEN = 'token-of-the-sign-in-test-0123456789'

const test = base.extend<object, { workbench: RunningWorkbench }>({
  workbench: [
    async ({}, use) => {
      const workbench = await startWorkbench({ apiToken: TOKEN })
      await use(workbench)
      await workbench.close()
    },
    { scope: 'worker', timeout: 120_000 }
  ]
})

const again = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' })

async function signIn(page: Page, token = TOKEN): Promise<void> {
  await page.getByLabel('API token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** As when it has ended: the browser's cookie says nothing any more. */
const endSession = (page: Page) => page.context().clearCookies()

test('the API token signs in, and is never in the document', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByLabel('API token')).toBeVisible()
  await expectUsableEverywhere(page)
  await signIn(page, 'another token')
  await expect(page.getByText('That is not the token of this pipeline.')).toBeVisible()
  await page.getByLabel('API token').fill(TOKEN)
  expect(await page.content()).not.toContain(TOKEN)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
})

test('who has signed out sees nothing of the pages', async ({ page }) => {
  await page.goto('/')
  await signIn(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Movable Ink workbench' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(again(page)).toHaveCount(0)
})

test('who has not saved is asked before signing out, and by the browser no more', async ({ page, api }) => {
  const { path, map } = await newDestination(api, 'Left unsaved')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await signIn(page)
  await page.getByRole('textbox', { name: 'FQL' }).fill('type = "page"')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  const question = page.getByRole('dialog', { name: 'Sign out without saving?' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(question).toHaveCount(0)
  await expect(page.getByText('Unsaved changes')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await question.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Movable Ink workbench' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  expect(asked).toEqual([])
})

test('where a session ends, what is edited waits below the sign-in, out of reach, and is saved after it', async ({
  page,
  api
}) => {
  const { path, map } = await newDestination(api, 'Signed out')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${path}/${id}`)
  await signIn(page)
  const trigger = page.getByRole('textbox', { name: 'FQL' })
  await trigger.fill('type = "page"')
  await page.getByRole('button', { name: 'Choose an event' }).click()
  const below = page.getByRole('dialog', { name: 'Choose a test event' })
  await expect(below).toBeVisible()

  await endSession(page)
  await expect(again(page)).toBeVisible()
  const token = page.getByLabel('API token')
  await expect(token).toBeFocused()
  const saves: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') saves.push(request.url())
  })
  await page.keyboard.press('Control+s')
  await page.mouse.click(5, 5)
  await page.keyboard.press('Control+s')
  await token.focus()
  // Neither Escape nor Tab leads out of it, nor to what is open below it.
  for (const key of ['Escape', 'Escape', 'Tab', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key)
  await expect(again(page)).toBeVisible()
  await expect(below).toBeVisible()
  await expect(below.getByRole('textbox')).not.toBeFocused()
  expect(saves).toEqual([])
  await signIn(page, 'another token')
  await expect(page.getByText('That is not the token of this pipeline.')).toBeVisible()
  await expectUsableEverywhere(page)
  await signIn(page)
  await expect(again(page)).toHaveCount(0)

  await below.getByRole('button', { name: 'Close' }).click()
  await expect(trigger).toHaveText('type = "page"')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('All changes are saved')).toBeVisible()
  expect(await api.ask('GET', `/mappings/${id}`)).toMatchObject({ trigger: 'type = "page"' })
})

test('the debugger goes on after a new sign-in', async ({ page, api }) => {
  const { id } = await api.ask<{ id: string }>('POST', '/sources', { name: 'Goes on' })
  await page.goto(`/sources/${id}/debugger`)
  await signIn(page)
  await api.send(id, [{ type: 'track', event: 'Before', userId: 'shopper-1' }])
  const rows = page.getByRole('option')
  await expect(rows).toHaveText([/Before/])
  await endSession(page)
  await page.getByRole('searchbox', { name: 'Search events' }).fill('shopper')
  await expect(again(page)).toBeVisible()
  await signIn(page)
  await api.send(id, [{ type: 'track', event: 'After', userId: 'shopper-1' }])
  await expect(rows).toHaveText([/After/, /Before/])
})
