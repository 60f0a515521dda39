import { openTeaShop } from '../screenshots/tea-shop'
import type { TeaShop } from '../screenshots/tea-shop'
import { drawn, showView } from '../screenshots/view'
import { VIEWS } from '../screenshots/views'
import { expectUsable, findings, NARROW, overflow, WIDE } from './looked-at'
import type { PipelineApi } from './pipeline-api'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'
import { expect, test as base } from './test'

/** As names come out of other systems: without a space at which a line could end. */
const LONG = 'checkout_flow.payment_method.selected_credit_card_v2_experiment'

/** Where something of that name is looked at alone. */
interface LongNames {
  event: string
  mapping: string
}

/** An event and a mapping, so that they are in the lists of the views, too. */
async function addLongNames(
  api: PipelineApi,
  { sourceId, refusedDestinationId: destinationId }: TeaShop
): Promise<LongNames> {
  await api.send(sourceId, [{ type: 'track', event: LONG, userId: 'shopper-1', properties: { [LONG]: LONG } }])
  const { events } = await api.ask<{ events: { id: string }[] }>('GET', `/sources/${sourceId}/events?search=${LONG}`)
  const mapping = { name: LONG, trigger: `event = "${LONG}"` }
  const { id } = await api.ask<{ id: string }>('POST', `/destinations/${destinationId}/mappings`, mapping)
  return {
    event: `/sources/${sourceId}/debugger?event=${events[0]?.id}`,
    mapping: `/destinations/${destinationId}/mappings/${id}`
  }
}

/** A tea shop that all tests of a worker look at. */
const test = base.extend<object, { opened: { workbench: RunningWorkbench; shop: TeaShop; long: LongNames } }>({
  opened: [
    async ({}, use) => {
      const workbench = await startWorkbench({ flags: ['--empty'] })
      const shop = await openTeaShop(workbench.api, async () => {})
      await use({ workbench, shop, long: await addLongNames(workbench.api, shop) })
      await workbench.close()
    },
    { scope: 'worker', timeout: 180_000 }
  ],
  baseURL: async ({ opened }, use) => use(opened.workbench.origin)
})

for (const view of VIEWS) {
  test(`${view.name} can be used by everybody, wide and narrow, light and dark`, async ({ page, opened }) => {
    test.slow()
    await page.setViewportSize(WIDE)
    await page.emulateMedia({ colorScheme: 'light' })
    await showView(page, view, opened.shop)
    await expectUsable(page, WIDE)
    if (view.isOtherNarrow === true) {
      await page.setViewportSize(NARROW)
      await showView(page, view, opened.shop)
    }
    await expectUsable(page, NARROW)
  })
}

for (const what of ['event', 'mapping'] as const) {
  test(`the long name of one ${what} makes its page no wider than the window`, async ({ page, opened }) => {
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size)
      await page.goto(opened.long[what])
      await expect(page.getByRole('main').getByRole('heading', { name: LONG })).toBeVisible()
      await drawn(page)
      expect(await overflow(page), `${size.width} pixels`).toBeLessThanOrEqual(0)
    }
  })
}

test('what is found is told of', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    const picture = Object.assign(document.createElement('img'), { src: '/favicon.svg' })
    picture.style.width = '3000px'
    document.body.append(picture)
  })
  expect(await findings(page)).toContainEqual(expect.stringMatching(/^image-alt at /))
  expect(await overflow(page)).toBeGreaterThan(1000)
})
