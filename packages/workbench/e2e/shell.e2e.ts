import { expect, test } from './test'

test('the overview names the pages, and leads to each', async ({ page }) => {
  await page.goto('/')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  for (const name of ['Sources', 'Destinations', 'Catalog', 'Movable Ink']) {
    await pages.getByRole('link', { name, exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  }
})

for (const address of ['/sources/nothing/here', '/sourcs', '/sourcs/and/more?search=tea']) {
  test(`an address that is none says so, and leads back: ${address}`, async ({ page }) => {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await expect(page).toHaveURL('/')
  })
}

test('the pages of a destination are links, of which one is where somebody is', async ({ page, api }) => {
  const { destinationId } = await api.firstSetUp()
  await page.goto(`/destinations/${destinationId}`)
  const here = page.getByRole('navigation', { name: 'This destination' }).locator('[aria-current="page"]')
  await expect(here).toHaveText(['Mappings'])
  await page.getByRole('link', { name: 'Event Delivery', exact: true }).click()
  await expect(here).toHaveText(['Event Delivery'])
  await expect(page).toHaveURL(`/destinations/${destinationId}/event-delivery`)
})
