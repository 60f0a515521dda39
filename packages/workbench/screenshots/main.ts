import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import sharp from 'sharp'
import config from '../e2e/playwright.config'
import { startWorkbench } from '../e2e/running-workbench'
import { Clock } from './clock'
import { minutes, openTeaShop } from './tea-shop'
import type { TeaShop } from './tea-shop'
import { showView } from './view'
import { VIEWS } from './views'
import type { View } from './view'

// Takes the pictures of docs/screenshots: every page, wide and narrow, light and dark. `--only mapping` takes those whose
// name begins so; `--into <folder>` puts them elsewhere.

const { values } = parseArgs({ options: { only: { type: 'string' }, into: { type: 'string' } } })
const FOLDER = values.into ?? join(__dirname, '../../../docs/screenshots')

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 }
]
const THEMES = ['light', 'dark'] as const

/** Of 256 colours at most, which is less than half as large: of a page hardly anybody sees the difference. */
const SMALL = { palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 }

/** A repository keeps every version of a picture. */
const MOST_BYTES = 150_000

/** Before the first event: what is shown is six hours. */
const OPENS_MS = minutes(360)

/** Yesterday at ten: the same time of day each time. */
function lastMoment(): number {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 1, 10)
}

interface Taken {
  browser: Browser
  origin: string
  shop: TeaShop
  /** What the browser's clock says. */
  now: number
}

async function takeInAllSizes(view: View, { browser, origin, shop, now }: Taken): Promise<void> {
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({
      baseURL: origin,
      colorScheme,
      reducedMotion: 'reduce',
      timezoneId: 'UTC'
    })
    const page = await context.newPage()
    await page.clock.setFixedTime(now)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await showView(page, view, shop)
      const png = await sharp(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
        .png(SMALL)
        .toBuffer()
      const file = `${view.name}-${size.width}-${colorScheme}.png`
      if (png.length > MOST_BYTES) throw new Error(`${file} has ${png.length} bytes, more than ${MOST_BYTES}`)
      await writeFile(join(FOLDER, file), png)
    }
    await context.close()
  }
  process.stdout.write(`${view.name}\n`)
}

async function main(): Promise<void> {
  const views = VIEWS.filter(({ name, isPictured }) => isPictured && name.startsWith(values.only ?? ''))
  const end = lastMoment()
  const clock = new Clock(end - OPENS_MS)
  const workbench = await startWorkbench({ flags: ['--empty'], ...clock.start })
  try {
    const shop = await openTeaShop(workbench.api, (before) => clock.goTo(end - minutes(before)))
    await clock.stopAt(end)
    if (values.only === undefined) await rm(FOLDER, { recursive: true, force: true })
    await mkdir(FOLDER, { recursive: true })
    const browser = await chromium.launch(config.use?.launchOptions)
    for (const view of views) await takeInAllSizes(view, { browser, origin: workbench.origin, shop, now: end })
    await browser.close()
  } finally {
    await workbench.close()
    clock.remove()
  }
}

void main()
