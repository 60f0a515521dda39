import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { openTeaShop } from '../screenshots/tea-shop'
import type { TeaShop } from '../screenshots/tea-shop'
import { drawn, showView } from '../screenshots/view'
import { VIEWS } from '../screenshots/views'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'
import { expect, test as base } from './test'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const WIDTHS = [1280, 390]
const THEMES = ['light', 'dark'] as const

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

/** What axe-core finds that keeps people from using the page, as short texts. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    () => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run() // the script above puts it there
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`)
    )
}

/** How much wider than the window the page is, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const view of VIEWS) {
  test(`${view.name} can be used by everybody, wide and narrow, light and dark`, async ({ page, opened }) => {
    test.slow()
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await showView(page, view, opened.shop)
      expect(await overflow(page), `the page is wider than ${width} pixels`).toBeLessThanOrEqual(0)
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        await drawn(page)
        expect(await findings(page), `${width} pixels, ${colorScheme}`).toEqual([])
      }
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
