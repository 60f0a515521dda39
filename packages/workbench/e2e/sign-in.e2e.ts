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

test('the API token signs in, and is never in the document', async ({ page }) => {
  await page.goto('/')
  const token = page.getByLabel('API token')
  const signIn = page.getByRole('button', { name: 'Sign in' })
  await token.fill('another token')
  await signIn.click()
  await expect(page.getByText('That is not the token of this pipeline.')).toBeVisible()
  await token.fill(TOKEN)
  expect(await page.content()).not.toContain(TOKEN)
  await signIn.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
})
