import { expect, test } from './test'

test('the overview names the pages, and leads to each', async ({ page }) => {
  await page.goto('/')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  for (const name of ['Sources', 'Destinations', 'Catalog', 'Movable Ink collector']) {
    await pages.getByRole('link', { name, exact: true }).click()
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

test('the first stop of the keyboard leads over the menu into the page', async ({ page }) => {
  await page.goto('/catalog')
  const heading = page.getByRole('heading', { level: 1, name: 'Catalog' })
  await expect(heading).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading).toBeFocused()
  await expect(page).toHaveURL('/catalog')
})

test('a way to another page leads the keyboard to its heading', async ({ page, api }) => {
  const { destinationId } = await api.firstSetUp()
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Catalog' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Catalog' })).toBeFocused()
  await page.getByRole('main').getByRole('link', { name: 'Movable Ink' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/catalog/actions-movable-ink')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goto(`/destinations/${destinationId}/mappings`)
  await page.getByRole('button', { name: 'New mapping' }).click()
  await page.getByRole('menuitem').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/mappings\/[-\w]+$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

for (const [address, list] of [
  ['/sources/nope/debugger', 'All sources'],
  ['/destinations/nope/settings', 'All destinations']
] as const) {
  test(`an address that leads to nothing says so, and where all are: ${address}`, async ({ page }) => {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'This is not here' })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('UUID')
    await page.getByRole('main').getByRole('link', { name: list }).click()
    await expect(page).toHaveURL(address.split('/').slice(0, 2).join('/'))
  })
}
