import type { Page } from '@playwright/test'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

const viewed = (name: string, more: object = {}) => ({
  type: 'track',
  event: name,
  userId: 'user-1',
  properties: { product_id: 'p-1', price: 9.5 },
  ...more
})

const made = async (api: PipelineApi, name: string) => (await api.ask<{ id: string }>('POST', '/sources', { name })).id

const rows = (page: Page) => page.getByRole('listbox', { name: 'Events' }).getByRole('option')

const selected = (page: Page) => page.getByRole('region', { name: 'Selected event' })

test('a source without events says how to send one, and shows the first by itself', async ({
  page,
  api,
  workbench
}) => {
  const id = await made(api, 'First event')
  const { writeKey } = await api.ask<{ writeKey: string }>('GET', `/sources/${id}/write-key`)
  await page.goto(`/sources/${id}/debugger`)
  await expect(page.getByRole('region', { name: 'Code for curl' })).toContainText(`curl ${workbench.origin}/v1/track`)
  for (const tab of ['curl', 'Node', 'Browser']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('region', { name: `Code for ${tab}` })).toContainText(writeKey)
  }
  await page.getByRole('button', { name: 'Copy code for Browser' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`const writeKey = '${writeKey}'`)
  await api.send(id, [viewed('Product Viewed')])
  await expect(rows(page)).toHaveText([/Product Viewed.*track · user-1/])
  expect(await page.content()).not.toContain(writeKey)
})

test('the list shows events as they come, and what becomes of them', async ({ page, api }) => {
  const { sourceId } = await api.firstSetUp()
  await page.goto(`/sources/${sourceId}/debugger`)
  await api.send(sourceId, [viewed('Tea Brewed'), { type: 'alias', userId: 'user-1', previousId: 'anonymous-1' }])
  await expect(rows(page).filter({ hasText: 'Tea Brewed' })).toContainText('Delivered')
  await expect(rows(page).filter({ hasText: 'Alias' }).first()).toContainText('Not matched')
})

test('while it is paused nothing moves, and the new ones are counted', async ({ page, api }) => {
  const id = await made(api, 'Paused')
  await api.send(id, [viewed('Before')])
  await page.goto(`/sources/${id}/debugger`)
  await expect(rows(page)).toHaveText([/Before/])
  await page.getByText('Pause', { exact: true }).click()
  await api.send(id, [viewed('Meanwhile 1'), viewed('Meanwhile 2')])
  await expect(page.getByText('Paused · 2 new')).toBeVisible()
  await expect(rows(page)).toHaveText([/Before/])
  await page.getByText('Live', { exact: true }).click()
  await expect(rows(page)).toHaveText([/Meanwhile 2/, /Meanwhile 1/, /Before/])
})

test('search, type and name narrow the list and what comes, and stand in the address', async ({ page, api }) => {
  const id = await made(api, 'Filtered')
  await api.send(id, [
    viewed('Product Viewed', { properties: { colour: 'Jade' } }),
    viewed('Order Completed'),
    { type: 'page', name: 'Home', userId: 'user-1' }
  ])
  await page.goto(`/sources/${id}/debugger`)
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('searchbox', { name: 'Search events' }).fill('jade')
  await expect(page).toHaveURL(/\?search=jade$/)
  await expect(rows(page)).toHaveText([/Product Viewed/])
  await api.send(id, [viewed('Cart Viewed'), viewed('Product Added', { properties: { colour: 'jade' } })])
  await expect(rows(page)).toHaveText([/Product Added/, /Product Viewed/])

  await page.getByRole('searchbox', { name: 'Search events' }).fill('')
  await expect(rows(page)).toHaveCount(5)
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'page', exact: true }).click()
  await expect(rows(page)).toHaveText([/Home/])

  await page.goto(`/sources/${id}/debugger?name=Order+Completed`)
  await expect(rows(page)).toHaveText([/Order Completed/])
  await page.getByRole('combobox', { name: 'Name' }).click()
  await page.getByRole('option', { name: 'Cart Viewed' }).click()
  await expect(page).toHaveURL(/\?name=Cart\+Viewed$/)
  await expect(rows(page)).toHaveText([/Cart Viewed/])
})

test('a search that nothing fits says so, and is cleared', async ({ page, api }) => {
  const id = await made(api, 'Nothing fits')
  await api.send(id, [viewed('Product Viewed')])
  await page.goto(`/sources/${id}/debugger?search=nothing-like-it&type=track`)
  await expect(page.getByRole('heading', { name: 'No event fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue('')
})

test('the keyboard moves through the list, opens an event and reaches the search', async ({ page, api }) => {
  const id = await made(api, 'Keyboard')
  await api.send(id, [viewed('Oldest'), viewed('Middle'), viewed('Newest')])
  await page.goto(`/sources/${id}/debugger`)
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toBeFocused()
  await page.getByRole('listbox', { name: 'Events' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).filter({ hasText: 'Middle' })).toHaveAttribute('aria-selected', 'true')
  await expect(selected(page).getByRole('heading', { name: 'Middle' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(selected(page)).toBeFocused()
})

test('an event is shown by its address: its parts, its JSON, where it went', async ({ page, api }) => {
  const { sourceId, destinationId } = await api.firstSetUp()
  await api.send(sourceId, [viewed('Kettle Sold', { messageId: 'kettle-1' })])
  const { events } = await api.ask<{ events: { id: string }[] }>('GET', `/sources/${sourceId}/events?name=Kettle+Sold`)
  await page.goto(`/sources/${sourceId}/debugger?event=${events[0]?.id}`)
  const event = selected(page)
  await expect(event.getByRole('table', { name: 'Properties' })).toContainText('price9.5')
  await expect(event.getByRole('table', { name: 'Who' })).toContainText('user-1')
  await expect(event.getByRole('listitem')).toContainText('Delivered')
  const { deliveries } = await api.ask<{ deliveries: { id: string }[] }>('GET', `/events/${events[0]?.id}`)
  await expect(event.getByRole('link', { name: 'Event Delivery' })).toHaveAttribute(
    'href',
    `/destinations/${destinationId}/event-delivery?delivery=${deliveries[0]?.id}`
  )
  await expect(event.getByRole('link', { name: 'Use as test event' })).toHaveAttribute(
    'href',
    new RegExp(`^/destinations/${destinationId}/mappings/[-\\w]+\\?event=${events[0]?.id}$`)
  )
  await event.getByText('Raw', { exact: true }).click()
  await expect(page).toHaveURL(/&view=raw$/)
  await expect(event.getByRole('textbox', { name: 'Event as JSON' })).toContainText('"messageId": "kettle-1"')
  await event.getByRole('button', { name: 'Copy JSON' }).click()
  const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(copied).toMatchObject({ event: 'Kettle Sold', messageId: 'kettle-1' })
})

test('where it is narrow an event is a view of its own, with a way back', async ({ page, api }) => {
  const id = await made(api, 'Narrow')
  await api.send(id, [viewed('Oldest'), viewed('Newest')])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/sources/${id}/debugger?search=old`)
  await rows(page).getByText('Oldest').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Oldest' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Narrow' }).click()
  await expect(rows(page)).toHaveText([/Oldest/])
  await expect(page).toHaveURL(/\?search=old$/)
  await rows(page).getByText('Oldest').click()
  await page.goBack()
  await expect(rows(page)).toHaveCount(1)
})

test('where it is narrow the way back leads to where somebody was in the list', async ({ page, api }) => {
  const id = await made(api, 'Way back')
  await api.send(
    id,
    Array.from({ length: 60 }, (_, number) => viewed(`Number ${number}`))
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/sources/${id}/debugger`)
  const list = page.getByRole('listbox', { name: 'Events' })
  await list.press('End')
  await list.press('ArrowUp')
  await list.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Number 1', exact: true })).toBeVisible()
  await page.goBack()
  await expect(list).toBeFocused()
  await expect(rows(page).filter({ has: page.getByText('Number 1', { exact: true }) })).toBeInViewport()
  await list.press('ArrowUp')
  await list.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Number 2', exact: true })).toBeVisible()
})

test('an event of another source is not shown as one of this', async ({ page, api }) => {
  const [here, elsewhere] = [await made(api, 'Here'), await made(api, 'Elsewhere')]
  await api.send(here, [viewed('Mine')])
  await api.send(elsewhere, [viewed('Not mine')])
  const { events } = await api.ask<{ events: { id: string }[] }>('GET', `/sources/${elsewhere}/events`)
  await page.goto(`/sources/${here}/debugger?event=${events[0]?.id}`)
  await expect(selected(page).getByRole('heading', { name: 'This event is not here' })).toBeVisible()
  await expect(page.getByText('Not mine')).toHaveCount(0)
  await page.getByRole('link', { name: 'Go to its source' }).click()
  await expect(selected(page).getByRole('heading', { name: 'Not mine' })).toBeVisible()
})

test('a source without events says when the connection is lost', async ({ page, api }) => {
  const id = await made(api, 'Lost')
  await page.route('**/events/live?*', (route) => route.fulfill({ status: 503, body: '' }))
  await page.goto(`/sources/${id}/debugger`)
  await expect(page.getByText('Connection lost, trying again')).toBeVisible()
  await page.unroute('**/events/live?*')
  await expect(page.getByText('Waiting for the first event')).toBeVisible()
})

test('samples are sent, one or a whole file, and are in the list', async ({ page, api }) => {
  const id = await made(api, 'Samples')
  await page.goto(`/sources/${id}/debugger`)
  await page.getByRole('button', { name: 'Send a sample' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send a sample' })
  await dialog.getByRole('button', { name: /One of each type/ }).click()
  await dialog.getByRole('button', { name: 'Send all 5' }).click()
  await expect(page.getByText('Sent 5 events.')).toBeVisible()
  await expect(rows(page)).toHaveCount(5)
  await page.getByRole('button', { name: 'Send a sample' }).click()
  await dialog.getByRole('button', { name: /Ecommerce/ }).click()
  await dialog.getByRole('button', { name: 'Send Order Completed' }).click()
  await expect(page.getByText('Sent 1 event.')).toBeVisible()
  await expect(rows(page).first()).toContainText('Order Completed')
  const { events } = await api.ask<{ events: { messageId: string }[] }>('GET', `/sources/${id}/events`)
  expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(6)
})

test('the write key is shown only when it is asked for', async ({ page, api }) => {
  const id = await made(api, 'Write key')
  const { writeKey } = await api.ask<{ writeKey: string }>('GET', `/sources/${id}/write-key`)
  await api.send(id, [viewed('Product Viewed')])
  await page.goto(`/sources/${id}/debugger`)
  await expect(rows(page)).toHaveCount(1)
  expect(await page.content()).not.toContain(writeKey)
  await page.getByRole('button', { name: 'More about this source' }).click()
  await page.getByRole('menuitem', { name: 'Show write key' }).click()
  await expect(page.getByRole('dialog', { name: 'Write key' })).toContainText(writeKey)
})

test('500 events are a few rows on the page, and what is read stays while new ones come', async ({ page, api }) => {
  const id = await made(api, 'Many')
  await api.send(
    id,
    Array.from({ length: 500 }, (_, number) => viewed(`Number ${number}`))
  )
  await page.goto(`/sources/${id}/debugger`)
  await expect(page.getByText('The last 500 events')).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(50)
  const list = page.getByRole('listbox', { name: 'Events' })
  for (const key of ['Home', 'PageDown', 'PageDown', 'PageDown', 'PageDown']) await list.press(key)
  const reading = rows(page).filter({ has: page.getByText('Number 470', { exact: true }) })
  await expect(reading).toHaveAttribute('aria-posinset', '30')
  const place = await reading.boundingBox()
  await api.send(id, [viewed('One more'), viewed('Another')])
  await expect(reading).toHaveAttribute('aria-posinset', '32')
  expect(await reading.boundingBox()).toEqual(place)
})

test('an event of a source without a destination says where to add one', async ({ page, api }) => {
  const id = await made(api, 'Without a destination')
  await api.send(id, [viewed('Kept here')])
  await page.goto(`/sources/${id}/debugger`)
  await rows(page).getByText('Kept here').click()
  await selected(page).getByRole('link', { name: 'Add one from the Catalog' }).click()
  await expect(page.getByRole('combobox', { name: 'Source' })).toHaveValue('Without a destination')
})

test('JSON that is copied from an event finds it', async ({ page, api }) => {
  const id = await made(api, 'Copied')
  await api.send(id, [viewed('Dear', { properties: { price: 799 } }), viewed('Cheap', { properties: { price: 7 } })])
  await page.goto(`/sources/${id}/debugger`)
  await page.getByRole('searchbox', { name: 'Search events' }).fill(' "price": 799 ')
  await expect(rows(page)).toHaveText([/Dear/])
})

test('a source is renamed and deleted from its own page', async ({ page, api }) => {
  const id = await made(api, 'Wrongly named')
  await page.goto(`/sources/${id}/debugger`)
  await page.getByRole('button', { name: 'More about this source' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Rightly named')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Rightly named' })).toBeVisible()
  await page.getByRole('button', { name: 'More about this source' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete source' }).click()
  await expect(page).toHaveURL('/sources')
  await expect(page.getByText('Rightly named is deleted.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Rightly named' })).toHaveCount(0)
})

test('a source that is not there any more says so', async ({ page }) => {
  await page.goto('/sources/00000000-0000-7000-8000-000000000000/debugger')
  await expect(page.getByRole('alert')).toContainText('This is not here any more')
})
