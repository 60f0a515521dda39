import type { Page } from '@playwright/test'
import { expect, test } from './test'

/** In bytes on the wire: what issue 5 allows. */
const MOST_JAVASCRIPT = 300_000

interface Loaded {
  javaScript: number
  fonts: number
  styles: number
  requests: number
}

const KEYS = new Map([
  ['Script', 'javaScript'],
  ['Stylesheet', 'styles'],
  ['Font', 'fonts']
] as const)

/** What the browser asks for to show a page, in bytes on the wire, headers included. */
async function load(page: Page, path: string): Promise<Loaded> {
  const loaded = { javaScript: 0, fonts: 0, styles: 0, requests: 0 }
  const devTools = await page.context().newCDPSession(page)
  const types = new Map<string, string>()
  devTools.on('Network.requestWillBeSent', ({ requestId, type = '' }) => void types.set(requestId, type))
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    loaded.requests++
    const key = KEYS.get(types.get(requestId) as 'Script') // it may be any other type, which is not there
    if (key !== undefined) loaded[key] += encodedDataLength
  })
  await devTools.send('Network.enable')
  // As somebody who was never here.
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Also what is only hinted at.
  await page.waitForLoadState('load')
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
