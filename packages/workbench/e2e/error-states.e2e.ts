import type { Page } from '@playwright/test'
import { expectUsableEverywhere, NARROW } from './looked-at'
import { expect, test } from './test'

const NOT_HERE = '00000000-0000-7000-8000-000000000000'
const SAID = 'Something went wrong on purpose.'

/** Has requests whose address matches answered with 500. Returns how many were. */
async function fail(page: Page, address: RegExp): Promise<() => number> {
  let count = 0
  await page.route(address, (route) => {
    count++
    return route.fulfill({ status: 500, json: { error: { code: 'INTERNAL_ERROR', message: SAID } } })
  })
  return () => count
}

const loading = (page: Page) =>
  page.getByRole('main').locator('.mantine-Skeleton-root, [aria-label="Loading"]').filter({ visible: true })

const OF_DESTINATIONS = /\/api\/v1\/destinations$/

test('a page whose own request fails says why, and stays so while it is tried again and again', async ({ page }) => {
  const count = await fail(page, /\/api\/v1\/movable-ink$/)
  await page.goto('/movable-ink')
  const alert = page.getByRole('alert').filter({ hasText: SAID })
  await expect(alert).toBeVisible()
  const before = count()
  await page.evaluate(() => {
    const isSaid = () => document.querySelector('[role=alert]') !== null
    const seen = { wasGone: false }
    new MutationObserver(() => (seen.wasGone ||= !isSaid())).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { seen })
  })
  await expect.poll(count).toBeGreaterThan(before + 3)
  expect(await page.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({ wasGone: false })
  await page.unroute(/\/api\/v1\/movable-ink$/)
  await expect(page.getByRole('tab', { name: 'Received' })).toBeVisible()
})

for (const [what, address, path, words] of [
  ['the totals', /\/totals\?/, '/', SAID],
  ['the newest event', /\/events\?limit=1$/, '/', SAID],
  ['the catalog', /\/v1\/catalog$/, '/', SAID],
  ['the sources', /\/v1\/sources$/, '/', SAID],
  ['the destinations', OF_DESTINATIONS, '/catalog', 'Whether it is added could not be loaded'],
  ['the catalog', /\/v1\/catalog$/, '/catalog', SAID],
  ['the destinations', OF_DESTINATIONS, '/catalog/actions-movable-ink', SAID],
  ['the destination', /\/destinations\/[-\w]+$/, '/destinations/:id/mappings', SAID],
  ['the totals', /\/totals\?/, '/destinations/:id/mappings', 'The figures could not be loaded.'],
  ['the totals', /\/totals\?/, '/destinations/:id/event-delivery', SAID]
] as const) {
  test(`without ${what} nothing is loaded for ever at ${path}`, async ({ page, api }) => {
    const { destinationId } = await api.firstSetUp()
    await fail(page, address)
    await page.goto(path.replace(':id', destinationId))
    await expect(page.getByRole('main')).toContainText(words)
    await expect(loading(page)).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectUsableEverywhere(page)
  })
}

test('without sources and destinations their place in the navigation says so', async ({ page }) => {
  await fail(page, /\/api\/v1\/(sources|destinations)$/)
  await page.goto('/movable-ink')
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText('Could not be loaded')).toHaveCount(2)
  await expectUsableEverywhere(page)
})

test('where it is narrow an event that is not here leaves the way back', async ({ page, api }) => {
  const { sourceId } = await api.firstSetUp()
  await page.setViewportSize(NARROW)
  await page.goto(`/sources/${sourceId}/debugger?search=tea&event=${NOT_HERE}`)
  await expect(page.getByRole('alert')).toContainText('This is not here any more')
  await expect(page.getByRole('heading', { level: 1, name: 'Event' })).toBeVisible()
  await expectUsableEverywhere(page)
  await page.setViewportSize(NARROW)
  await page.getByRole('main').getByRole('link', { name: 'Website' }).click()
  await expect(page).toHaveURL(`/sources/${sourceId}/debugger?search=tea`)
})

test('a pipeline that does not answer at first is waited for', async ({ page }) => {
  await page.route('**/api/**', (route) => route.abort())
  await page.goto('/catalog')
  await expect(page.getByRole('heading', { level: 1, name: 'The pipeline does not answer' })).toBeVisible()
  await expectUsableEverywhere(page)
  await page.unroute('**/api/**')
  await expect(page.getByRole('heading', { level: 1, name: 'Catalog' })).toBeVisible()
})

test('a pipeline that goes away is missed over the page, which goes on by itself', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 2, name: /^Set-up/ })).toBeVisible()
  await page.route('**/api/**', (route) => route.abort())
  const away = page.getByRole('alert').filter({ hasText: 'this page goes on by itself' })
  await expect(away).toBeVisible()
  await expectUsableEverywhere(page)
  await page.unroute('**/api/**')
  await expect(away).toHaveCount(0)
})
