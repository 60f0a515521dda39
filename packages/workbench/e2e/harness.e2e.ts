import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { startWorkbench } from './running-workbench'
import { expect, test } from './test'
import { watchBrowser } from './watched-browser'

// The watch of all tests must be able to fail. Each of these tests looks with a watch of its own, at another context than
// the one that its own watch looks at.

test('a page that is all right raises no complaint', async ({ browser, workbench }) => {
  const context = await browser.newContext({ baseURL: workbench.origin })
  const watched = watchBrowser(context)
  const page = await context.newPage()
  await page.goto('/movable-ink')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await watched.complaints()).toEqual([])
  await context.close()
})

test('a request to another server is a complaint', async ({ browser, workbench }) => {
  const other = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const context = await browser.newContext({ baseURL: workbench.origin, bypassCSP: true })
  const watched = watchBrowser(context)
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), origin)
  expect(await watched.complaints()).toContain(`The page asked ${origin}`)
  await context.close()
  other.close()
})

test('what the Content-Security-Policy refuses, and an error nobody caught, are complaints', async ({
  browser,
  workbench
}) => {
  const context = await browser.newContext({ baseURL: workbench.origin })
  const watched = watchBrowser(context)
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.text = 'window.wasRun = true'
    document.head.append(script)
    setTimeout(() => {
      throw new Error('Nobody caught this')
    })
  })
  await expect.poll(() => watched.complaints()).toContainEqual(expect.stringContaining('Nobody caught this'))
  expect(await watched.complaints()).toContainEqual(expect.stringContaining('Content Security Policy'))
  await context.close()
})

const places = {
  document: (secret: string) => document.body.append(secret),
  'local storage': (secret: string) => localStorage.setItem('key', secret),
  'session storage': (secret: string) => sessionStorage.setItem('key', secret),
  inputs(secret: string) {
    document.body.append(Object.assign(document.createElement('input'), { value: secret }))
  },
  address: (secret: string) => history.replaceState({}, '', `/?key=${secret}`)
}

for (const [place, put] of Object.entries(places)) {
  test(`a secret in the page's ${place} is a complaint`, async ({ browser, workbench }) => {
    const { accessSecret } = await workbench.api.credentials()
    const context = await browser.newContext({ baseURL: workbench.origin })
    const watched = watchBrowser(context)
    const page = await context.newPage()
    await page.goto('/')
    await page.evaluate(put, accessSecret)
    expect(await watched.complaints()).toContain(`the access secret stands in the page's ${place}`)
    await context.close()
  })
}

test('the endpoint key is a secret too', async ({ browser, workbench }) => {
  const { url } = await workbench.api.credentials()
  const context = await browser.newContext({ baseURL: workbench.origin })
  const watched = watchBrowser(context)
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(places.document, url)
  expect(await watched.complaints()).toContain("the endpoint key stands in the page's document")
  await context.close()
})

test('a start that fails says at once what npm start said', async () => {
  await expect(startWorkbench({ flags: ['--port', '70000'] })).rejects.toThrow(
    /^npm start ended with 2\n[\s\S]*It must be a whole number from 0 to 65535\./
  )
})
