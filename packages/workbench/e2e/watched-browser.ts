import type { BrowserContext, Page } from '@playwright/test'
import { isStarted, secretsIn } from './started'

/** All that a page holds: what is drawn, what is typed, where it is, and what it keeps in the browser. */
const holdings = (page: Page) =>
  page.evaluate(() => {
    // By their keys: one that is named as a method, such as "key", is no property.
    const textOf = (storage: Storage) =>
      Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '')
        .map((key) => `${key} ${storage.getItem(key)}`)
        .join('\n')
    const inputs = document.querySelectorAll<HTMLInputElement>('input, textarea')
    return {
      document: document.documentElement.outerHTML,
      inputs: [...inputs].map(({ value }) => value).join('\n'),
      address: location.href,
      history: JSON.stringify(history.state),
      'local storage': textOf(localStorage),
      'session storage': textOf(sessionStorage),
      cookies: document.cookie
    }
  })

async function secretsHeldBy(page: Page): Promise<string[]> {
  if (page.isClosed() || !isStarted(new URL(page.url()).origin)) return []
  return Object.entries(await holdings(page)).flatMap(([place, text]) =>
    secretsIn(text).map((what) => `${what} stands in the page's ${place}`)
  )
}

/** What no page of the workbench may do, whatever is tested. */
export interface WatchedBrowser {
  /**
   * What was done all the same: an error that nobody caught, a breach of the Content-Security-Policy, a request to another
   * server, a secret in an address; and at last what secrets the open pages hold.
   */
  complaints: () => Promise<string[]>
}

/** Watches all pages of a browser's context. */
export function watchBrowser(context: BrowserContext): WatchedBrowser {
  const complaints: string[] = []
  const lookAt = (address: string) =>
    complaints.push(...secretsIn(address).map((what) => `${what} stood in an address that was asked for or shown`))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol === 'data:' || protocol === 'blob:') return
    if (!isStarted(origin)) complaints.push(`The page asked ${origin}`)
    lookAt(request.url())
  })
  context.on('page', (page) => page.on('framenavigated', (frame) => lookAt(frame.url())))
  return {
    async complaints() {
      const held = await Promise.all(context.pages().map(secretsHeldBy))
      return [...new Set([...complaints, ...held.flat()])]
    }
  }
}
