import { expect, test } from './test'

test('the overview names the pages, and leads to each', async ({ page }) => {
  await page.goto('/')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  for (const name of ['Sources', 'Destinations', 'Catalog', 'Movable Ink']) {
    await pages.getByRole('link', { name, exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  }
})

test('an address that is none says so, and leads back', async ({ page }) => {
  await page.goto('/sources/nothing/here')
  await page.getByRole('link', { name: 'Go to the overview' }).click()
  await expect(page).toHaveURL('/')
})
