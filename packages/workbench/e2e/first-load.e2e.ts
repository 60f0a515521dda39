import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './test'

/** In bytes, gzipped: what issue 5 allows. */
const MOST_JAVASCRIPT = 300_000

interface Loaded {
  javaScript: number
  fonts: number
  styles: number
  requests: number
}

/** What the browser asks for to show a page, in bytes, gzipped. */
async function load(page: Page, path: string): Promise<Loaded> {
  const loaded = { javaScript: 0, fonts: 0, styles: 0, requests: 0 }
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    loaded.requests++
    if (type !== 'script' && type !== 'stylesheet' && type !== 'font') return
    const key = type === 'script' ? 'javaScript' : type === 'font' ? 'fonts' : 'styles'
    reading.push(response.body().then((body) => void (loaded[key] += gzipSync(body).length)))
  })
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Also what is only hinted at.
  await page.waitForLoadState('load')
  await Promise.all(reading)
  return loaded
}

/** When the page was drawn, and when it answered: in milliseconds since it was asked for. */
async function timesOf(page: Page) {
  return page.evaluate(async () => {
    const observed = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          observer.disconnect()
          resolve(list.getEntries())
        })
        observer.observe({ type, buffered: true })
        setTimeout(() => resolve([]), 100)
      })
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const paints = performance.getEntriesByName('first-contentful-paint')
    const long = await observed('longtask')
    const largest = await observed('largest-contentful-paint')
    const firstPaint = paints[0]?.startTime ?? 0
    return {
      'first contentful paint': firstPaint,
      'largest contentful paint': largest.at(-1)?.startTime ?? 0,
      'DOM content loaded': navigation?.domContentLoadedEventEnd ?? 0,
      // As "time to interactive" is defined: the end of the last long task, and not before something is drawn.
      interactive: Math.max(firstPaint, ...long.map(({ startTime, duration }) => startTime + duration)),
      'blocked in all': long.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0)
    }
  })
}

test('the first page takes less than 300 kB of JavaScript', async ({ page, api }) => {
  const { sourceId, destinationId } = await api.firstSetUp()
  const first = await load(page, '/')
  const times = await timesOf(page)
  const inWords = Object.entries(times).map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
  process.stdout.write(`Overview: ${JSON.stringify(first)}\n${inWords.join(', ')}\n`)
  expect(first.javaScript).toBeGreaterThan(50_000)
  expect(first.javaScript).toBeLessThan(MOST_JAVASCRIPT)

  // Whoever is sent a link begins elsewhere.
  for (const path of [`/sources/${sourceId}/debugger`, `/destinations/${destinationId}/event-delivery`]) {
    const other = await page.context().newPage()
    process.stdout.write(`${path.split('/').at(-1)}: ${JSON.stringify(await load(other, path))}\n`)
    await other.close()
  }
})
