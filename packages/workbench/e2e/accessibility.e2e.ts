import { openTeaShop } from '../screenshots/tea-shop'
import type { TeaShop } from '../screenshots/tea-shop'
import { showView } from '../screenshots/view'
import { VIEWS } from '../screenshots/views'
import { expectUsable, findings, NARROW, overflow, WIDE } from './looked-at'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'
import { expect, test as base } from './test'

/** A tea shop that all tests of a worker look at. */
const test = base.extend<object, { opened: { workbench: RunningWorkbench; shop: TeaShop } }>({
  opened: [
    async ({}, use) => {
      const workbench = await startWorkbench({ flags: ['--empty'] })
      await use({ workbench, shop: await openTeaShop(workbench.api, async () => {}) })
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
