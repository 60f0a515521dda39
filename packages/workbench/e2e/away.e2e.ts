import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import { startWorkbench } from './running-workbench'
import { expect, test } from './test'

const away = (page: Page) => page.getByRole('alert').filter({ hasText: 'this page goes on by itself' })

test('a pipeline that is killed is missed, and when it is started again with another token the page goes on', async ({
  page
}) => {
  test.slow()
  const killed = await startWorkbench({ apiToken: 'token-before-the-restart-0123' })
  const { path, map } = await newDestination(killed.api, 'Restarted')
  const { id } = await map('Tracks', 'type = "track"')
  await page.goto(`${killed.origin}${path}/${id}`)
  await page.getByLabel('API token').fill('token-before-the-restart-0123')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const trigger = page.getByRole('textbox', { name: 'FQL' })
  await trigger.fill('type = "page"')

  await killed.kill()
  await expect(away(page)).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Look whether npm start is still running, and try again.')).toBeVisible()

  const apiToken = 'token-after-the-restart-0123'
  const started = await startWorkbench({
    apiToken,
    dataFolder: killed.dataFolder,
    flags: ['--port', new URL(killed.origin).port]
  })
  const again = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(again).toBeVisible()
  await expect(away(page)).toHaveCount(0)
  await again.getByLabel('API token').fill(apiToken)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await expect(again).toHaveCount(0)
  await expect(trigger).toHaveText('type = "page"')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('All changes are saved')).toBeVisible()
  expect(await started.api.ask('GET', `/mappings/${id}`)).toMatchObject({ trigger: 'type = "page"' })
  await page.close()
  await started.close()
})

test('a page that could not be loaded while the pipeline was away is loaded by itself when it answers again', async ({
  page
}) => {
  test.slow()
  const killed = await startWorkbench()
  await page.goto(killed.origin)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await killed.kill()
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await pages.getByRole('link', { name: 'Catalog', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The pipeline does not answer' })).toBeVisible()
  const started = await startWorkbench({
    dataFolder: killed.dataFolder,
    flags: ['--port', new URL(killed.origin).port]
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Catalog' })).toBeVisible()
  await page.close()
  await started.close()
})
