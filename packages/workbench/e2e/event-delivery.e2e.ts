import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

/** A source and a destination that nobody else sends to or looks at, with a mapping for track. */
async function setUp(api: PipelineApi, name: string, settings?: Record<string, string>) {
  const { sourceId, destinationId, map } = await newDestination(api, name, settings?.movable_ink_url)
  const change = (changed: Record<string, string>) =>
    api.ask('PATCH', `/destinations/${destinationId}`, { settings: changed })
  if (settings !== undefined) await change(settings)
  await map('Tracked', 'type = "track"', true)
  return {
    sourceId,
    destinationId,
    path: `/destinations/${destinationId}/event-delivery`,
    send: (...events: object[]) => api.send(sourceId, events),
    /** Corrects what was wrong. */
    correct: async () => {
      const { accessSecret } = await api.ask<{ accessSecret: string }>('GET', '/movable-ink/credentials')
      await change({ password: accessSecret })
    }
  }
}

const track = (event: string) => ({ type: 'track', userId: 'user-1', event, properties: { product_id: 'p-1' } })

const WRONG = { password: 'not-the-secret' }

const figure = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

const deliveries = (page: Page) => page.getByRole('table', { name: 'Deliveries' })

const rows = (page: Page) =>
  deliveries(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

test('an event that Movable Ink refuses is explained, and sent again once that is put right', async ({ page, api }) => {
  const { path, send, correct, sourceId } = await setUp(api, 'Wrong secret', WRONG)
  await send(track('Product Viewed'))
  await page.goto(path)

  const errors = page.getByRole('region', { name: 'Errors' })
  await expect(errors.getByText('1 not delivered')).toBeVisible()
  await expect(errors.getByText('The user name or access secret is wrong.', { exact: false })).toBeVisible()
  await expect(errors.getByText('You can fix this')).toBeVisible()

  await errors.getByRole('link', { name: 'Product Viewed' }).click()
  const delivery = page.getByRole('dialog', { name: 'Product Viewed' })
  await expect(delivery.getByText('Attempt 1')).toBeVisible()
  await expect(delivery.getByText(/^POST https:\/\/127\.0\.0\.1:\d+\/behavioral\/•••/)).toBeVisible()
  await expect(delivery.getByRole('button', { name: 'Copy request id' })).toBeVisible()
  await expect(delivery.getByRole('textbox', { name: 'payload' })).toContainText('"event": "Product Viewed"')
  await expect(delivery.getByText('The bodies of requests and answers are not kept.')).toBeVisible()
  await expect(delivery.getByRole('link', { name: 'Preview it as it would go now' })).toHaveAttribute(
    'href',
    /^\/destinations\/[^/]+\/mappings\/[^/]+\?event=./
  )
  await expect(delivery.getByRole('link', { name: 'Event in the Debugger' })).toHaveAttribute(
    'href',
    new RegExp(`^/sources/${sourceId}/debugger\\?event=`)
  )

  await correct()
  await delivery.getByRole('button', { name: 'Send again' }).click()
  await expect(delivery.getByText('Delivered', { exact: true })).toBeVisible()
  await expect(delivery.getByText('Attempt 2')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(delivery).toBeHidden()
  await expect(errors.getByText('No delivery has failed.')).toBeVisible()
})

test('all that failed for a reason are sent again, once it was said how many that are', async ({ page, api }) => {
  const { path, send, correct } = await setUp(api, 'Send all again', WRONG)
  await send(track('One'), track('Two'), track('Three'))
  await page.goto(path)
  const errors = page.getByRole('region', { name: 'Errors' })
  await expect(errors.getByText('3 not delivered')).toBeVisible()

  await correct()
  await errors.getByRole('button', { name: 'Send all again: 401' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send all again' })
  await expect(dialog).toContainText('3 deliveries of the last hour with the reason 401 will be queued again.')
  await dialog.getByRole('button', { name: 'Send 3 deliveries again' }).click()
  await expect(page.getByText('3 deliveries queued again.')).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(rows(page).getByText('Delivered', { exact: true })).toHaveCount(3)
})

test('the list is filtered by a reason, and the address says so', async ({ page, api }) => {
  const { path, send, correct } = await setUp(api, 'Filtered', WRONG)
  await send(track('Refused'))
  await page.goto(path)
  await expect(rows(page)).toContainText(['Refused'])
  await correct()
  await send(track('Taken'))
  await expect(rows(page)).toHaveCount(2)

  await page.getByRole('button', { name: '401: list its deliveries' }).click()
  await expect(page).toHaveURL(`${path}?reason=401`)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Refused')

  await page.goto(`${path}?range=24h&state=delivered`)
  await expect(page.getByRole('radio', { name: '24 h' })).toBeChecked()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Taken')

  await page.goto(`${path}?state=delivered&reason=401`)
  await page.getByRole('button', { name: 'Show all deliveries' }).click()
  await expect(page).toHaveURL(path)
  await expect(rows(page)).toHaveCount(2)
})

test('what was delivered is counted, and drawn as a table too', async ({ page, api }) => {
  const { path, send } = await setUp(api, 'Counted')
  await page.goto(path)
  await send(track('One'), track('Two'))
  await expect(figure(page, 'Delivered')).toContainText('100% of 2')
  await expect(figure(page, 'Not delivered')).toHaveText(/^Not delivered\s*0\s*0% of 2$/)
  await expect(figure(page, 'P95 latency')).toContainText(/P50\s[\d.]+\sm?s · P99\s[\d.]+\sm?s/)
  const trend = page.getByRole('table', { name: 'Trend' })
  // The minute may have changed between two events.
  await expect(async () => {
    const counts = await trend.locator('tbody tr td:nth-child(2)').allTextContents()
    expect(counts.length).toBeGreaterThanOrEqual(60)
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(2)
  }).toPass()
})

test('an event that no mapping matches is told of, with the way to it and to the mappings', async ({ page, api }) => {
  const { path, send, sourceId, destinationId } = await setUp(api, 'Unmatched')
  await send({ type: 'page', userId: 'user-1', name: 'Home' })
  await page.goto(path)
  const errors = page.getByRole('region', { name: 'Errors' })
  await expect(errors.getByText('NO_MATCHING_MAPPING')).toBeVisible()
  await expect(errors.getByText('1 event', { exact: true })).toBeVisible()
  await errors.getByRole('link', { name: 'Home' }).click()
  await expect(page).toHaveURL(new RegExp(`/sources/${sourceId}/debugger\\?event=`))
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
  await page.goBack()
  await errors.getByRole('link', { name: 'Look at the mappings' }).click()
  await expect(page).toHaveURL(`/destinations/${destinationId}/mappings`)
})

test('what came while the destination is disabled is told of with the way to enable it', async ({ page, api }) => {
  const { path, send, destinationId } = await setUp(api, 'Disabled')
  await api.ask('PATCH', `/destinations/${destinationId}`, { enabled: false })
  await send(track('Meanwhile'))
  await page.goto(path)
  const errors = page.getByRole('region', { name: 'Errors' })
  await expect(errors.getByText('The destination is disabled', { exact: false })).toBeVisible()
  await expect(errors.getByRole('link', { name: 'Meanwhile' })).toBeVisible()
  await errors.getByRole('link', { name: 'Open Settings' }).click()
  await expect(page).toHaveURL(`/destinations/${destinationId}/settings`)
})

test('while nothing can be reached it is paused, and what waits says when it is tried next', async ({ page, api }) => {
  const { path, send, destinationId } = await setUp(api, 'Nobody listens', {
    movable_ink_url: 'https://127.0.0.1:9/behavioral/key'
  })
  await send(track('Waiting'))
  await page.goto(path)
  await expect(page.getByRole('status').filter({ hasText: /^Paused/ })).toBeVisible()
  await expect(page.getByText('1 retrying')).toBeVisible()
  await rows(page).getByRole('link', { name: 'Waiting' }).click()
  const delivery = page.getByRole('dialog', { name: 'Waiting' })
  await expect(delivery.getByText(/^Next try/)).toBeVisible()
  await expect(delivery.getByText('ECONNREFUSED').first()).toBeVisible()
  await expect(delivery.getByRole('button', { name: 'Send again' })).toBeHidden()
  await api.ask('PATCH', `/destinations/${destinationId}`, { enabled: false })
})

test('where no event has come the way to a sample is shown', async ({ page, api }) => {
  const { path, sourceId } = await setUp(api, 'Nothing yet')
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'No event has come yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Send a sample in the Debugger' }).click()
  await expect(page).toHaveURL(`/sources/${sourceId}/debugger`)
})

test('a range without events leads to the shortest one that has some', async ({ page, api }) => {
  const { path, send } = await setUp(api, 'Long ago')
  await send(track('Long ago'))
  const received = Date.now()
  await page.clock.install({ time: received + 2 * 3_600_000 })
  // The server's clock is not the page's: it is asked for a time in which nothing came.
  await page.route('**/totals?*step=minute*', async (route) => {
    const url = new URL(route.request().url())
    url.searchParams.set('from', new Date(received - 7_200_000).toISOString())
    url.searchParams.set('to', new Date(received - 3_600_000).toISOString())
    await route.continue({ url: url.href })
  })
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'No event in the last hour' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the last 24 hours' }).click()
  await expect(page).toHaveURL(`${path}?range=24h`)
})

test('a delivery is opened and left by the keyboard, and the list is where it was', async ({ page, api }) => {
  const { path, send } = await setUp(api, 'Keyboard')
  await send(track('By hand'))
  await page.goto(path)
  const link = rows(page).getByRole('link', { name: 'By hand' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?delivery=/)
  await expect(page.getByRole('dialog', { name: 'By hand' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(path)
  await expect(link).toBeFocused()
})

test('a delivery that is not here any more says so', async ({ page, api }) => {
  const { path } = await setUp(api, 'Gone')
  await page.goto(`${path}?delivery=01a20da5-34a3-76fe-b401-5d4381d7f264`)
  await expect(page.getByRole('dialog').getByText('This is not here any more')).toBeVisible()
})

test('the next deliveries are loaded when the list is scrolled to its end', async ({ page, api }) => {
  const { path, send } = await setUp(api, 'Many')
  await send(...Array.from({ length: 450 }, (_, index) => track(`Event ${index}`)))
  await page.goto(path)
  const status = page.getByRole('region', { name: 'Deliveries' }).getByRole('status')
  await expect(status).toHaveText('200 loaded, more below')
  await rows(page).first().hover()
  await expect(async () => {
    await page.mouse.wheel(0, 20_000)
    await expect(status).toHaveText('450 in all', { timeout: 500 })
  }).toPass()
  await expect(deliveries(page)).toHaveAttribute('aria-rowcount', '451')
  expect(await rows(page).count()).toBeLessThan(60)
})

test('what is read stays in its place while newer deliveries come', async ({ page, api }) => {
  const { path, send } = await setUp(api, 'Kept place')
  await send(...Array.from({ length: 60 }, (_, index) => track(`Older ${index}`)))
  await page.goto(path)
  await expect(rows(page).first()).toBeVisible()
  const list = deliveries(page).getByRole('rowgroup').nth(1)
  const height = await rows(page)
    .first()
    .evaluate((row) => row.getBoundingClientRect().height)
  const top = 10 * height
  await list.evaluate((element, to) => element.scrollTo(0, to), top)
  const read = deliveries(page).getByRole('row', { name: 'Older 49' })
  await expect(read).toBeVisible()
  const before = await read.boundingBox()
  await send(track('Newer'), track('Newest'))
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(top + 2 * height)
  expect(await read.boundingBox()).toEqual(before)
})
