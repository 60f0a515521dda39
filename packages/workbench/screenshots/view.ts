import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { TeaShop } from './tea-shop'

/** What a page shows, such as a dialog or a tab: looked at by the pictures of the documentation, and by the tests of accessibility. */
export interface View {
  /** Of its pictures. */
  name: string
  path: (shop: TeaShop) => string
  /** What is only there when everything has come. */
  shows: (page: Page) => Locator
  /** What is done before it is looked at. */
  open?: (page: Page) => Promise<void>
  /** Whether it shows something else where it is opened in a narrow window than what is left of it when a window gets narrow. */
  isOtherNarrow?: true
  /** Whether it is one of the pictures of the documentation. */
  isPictured: boolean
}

/** A view that is among the pictures. */
export const pictured = (view: Omit<View, 'isPictured'>): View => ({ ...view, isPictured: true })

/** A view that is only looked at by tests. */
export const looked = (view: Omit<View, 'isPictured'>): View => ({ ...view, isPictured: false })

/** Goes to a view, and waits until all of it is there. */
export async function showView(page: Page, { path, shows, open }: View, shop: TeaShop): Promise<void> {
  await page.goto(path(shop))
  await settled(page, shows(page))
  if (open === undefined) return
  await open(page)
  await drawn(page)
}

async function settled(page: Page, shown: Locator): Promise<void> {
  await expect(shown).toBeAttached()
  await drawn(page)
}

/** Waits until nothing loads and nothing moves. */
export async function drawn(page: Page): Promise<void> {
  const loading = page.locator('[aria-busy="true"], [aria-label="Loading"], .mantine-Skeleton-root')
  await expect(loading.filter({ visible: true })).toHaveCount(0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    // What moves into its place, such as a dialog, has arrived. What moves for ever is not waited for. And what inherits
    // from it follows: its own movement begins when that has ended.
    for (;;) {
      const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      if (moving.length === 0) break
      await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)))
      await new Promise(requestAnimationFrame)
    }
  })
}
