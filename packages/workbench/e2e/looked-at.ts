import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { drawn } from '../screenshots/view'
import { expect } from './test'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Windows, in pixels: of a desk and of a phone. */
export const WIDE = { width: 1280, height: 900 }
export const NARROW = { width: 390, height: 844 }

const THEMES = ['light', 'dark'] as const

/** What axe-core finds that keeps people from using the page, as short texts. */
export async function findings(page: Page): Promise<string[]> {
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
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Expects that everybody can use what a page shows, in a window of this size, light and dark. */
export async function expectUsable(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await drawn(page)
    expect(await overflow(page), `the page is wider than ${size.width} pixels`).toBeLessThanOrEqual(0)
    expect(await findings(page), `${size.width} pixels, ${colorScheme}`).toEqual([])
  }
}

/** The same, wide and narrow. */
export async function expectUsableEverywhere(page: Page): Promise<void> {
  for (const size of [WIDE, NARROW]) await expectUsable(page, size)
}
