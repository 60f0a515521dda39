import type { Locator } from '@playwright/test'
import { NARROW, overflow, WIDE } from './looked-at'
import { expect, test } from './test'

const LONG = `checkout_flow.payment_method.selected_credit_card_v2_experiment.${'x'.repeat(3000)}`

/** Says that all after it runs from right to left. */
const RIGHT_TO_LEFT = '\u202e'

/** Whether the letters of a text stand from left to right. */
const runsRight = (text: Locator) =>
  text.evaluate((element) => {
    const letters = element.lastChild
    if (letters?.textContent == null) throw new Error('There is no text')
    const at = (place: number) => {
      const range = document.createRange()
      range.setStart(letters, place)
      range.setEnd(letters, place + 1)
      return range.getBoundingClientRect().left
    }
    const { length } = letters.textContent
    return at(length - 2) < at(length - 1)
  })

test('a long name of an event makes no page wider than the window, and fills none', async ({ page, api }) => {
  const { id } = await api.ask<{ id: string }>('POST', '/sources', { name: 'S'.repeat(100) })
  await api.send(id, [{ type: 'track', event: LONG, userId: 'user-1' }])
  const { events } = await api.ask<{ events: { id: string }[] }>('GET', `/sources/${id}/events`)
  const debuggerOf = `/sources/${id}/debugger?event=${events[0]?.id}`
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    for (const address of ['/', '/sources', debuggerOf, `/sources/${id}/debugger`, `/sources/${id}/share`]) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(
        page
          .getByRole('main')
          .getByText(/^(SSS|checkout_flow)/)
          .first()
      ).toBeVisible()
      expect(await overflow(page), `${address}, ${size.width} pixels`).toBeLessThanOrEqual(0)
    }
    await page.goto(debuggerOf)
    await expect(page.getByRole('heading', { name: 'Deliveries' })).toBeInViewport()
    await expect(page.getByRole('heading', { name: LONG })).toHaveAttribute('title', LONG)
  }
})

test('a name that runs from right to left turns nothing beside it round', async ({ page, api }) => {
  const { sourceId, destinationId } = await api.firstSetUp()
  await api.send(sourceId, [{ type: 'track', event: `${RIGHT_TO_LEFT}abc`, userId: `${RIGHT_TO_LEFT}user` }])
  await page.goto(`/destinations/${destinationId}/event-delivery`)
  const type = page.getByRole('table', { name: 'Deliveries' }).getByText('track', { exact: true }).first()
  await expect(type).toBeVisible()
  expect(await runsRight(type)).toBe(true)
})
