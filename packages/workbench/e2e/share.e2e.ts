import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

const context = { timezone: 'Europe/London', ip: '81.2.69.142' }

const EVENTS = [
  {
    type: 'identify',
    userId: 'shopper-1',
    traits: { email: 'ada@acme.com', firstName: 'Ada', phone: '+44 7700 900123', plan: 'tea-club', age: 33 },
    context
  },
  {
    type: 'track',
    event: 'Product Viewed',
    userId: 'shopper-1',
    properties: { product_id: '30117', name: 'Smoked Earl Grey', url: 'https://tea.example/?email=ada%40acme.com' },
    context
  },
  { type: 'track', event: 'Product Viewed', userId: 'shopper-1', properties: { product_id: '30125' }, context },
  { type: 'page', name: 'Home', userId: 'shopper-1', properties: { title: 'Welcome back, Ada' } }
]

/** A source of its own that has sent events. */
async function sourceWith(api: PipelineApi, name: string, events: readonly object[] = EVENTS): Promise<string> {
  const { id } = await api.ask<{ id: string }>('POST', '/sources', { name })
  if (events.length > 0) await api.send(id, events)
  return id
}

const step = (page: Page, name: string) => page.getByRole('tab', { name })
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download: Download = await coming
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

interface Shared {
  format: string
  payloads: {
    name: string | null
    payload: Record<string, Record<string, unknown>>
    eventMapping: object
    missing: string[]
  }[]
}

test('events are shared as a file and as a page, without what is personal in them', async ({ page, api }) => {
  const id = await sourceWith(api, 'Tea Shop')
  await page.goto(`/sources/${id}/debugger`)
  await page.getByRole('link', { name: 'Share with Movable Ink' }).click()
  await expect(page.getByText('3 of 3 shared.')).toBeVisible()

  await page.getByRole('button', { name: 'Look at personal data' }).click()
  await expect(row(page, '.traits.email')).toContainText('ada@acme.com')
  await expect(row(page, '.traits.email')).toContainText('person-1@example.com')
  await expect(row(page, '.properties.title')).toContainText('also masked elsewhere')

  await page.getByRole('button', { name: 'Look at event mappings' }).click()
  await page.getByRole('button', { name: /^Page: Home/ }).click()
  await expect(page.getByText('No timezone in this event.')).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()

  const json = await downloaded(page, 'Download JSON')
  expect(json.name).toMatch(/^sample-payloads-tea-shop-\d{4}-\d\d-\d\d\.json$/)
  const shared = JSON.parse(json.text) as Shared
  expect(shared.format).toBe('movable-ink-sample-payloads')
  expect(shared.payloads.map(({ name }) => name)).toEqual([null, 'Product Viewed', 'Home'])
  expect(shared.payloads[0]?.payload.traits).toMatchObject({ email: 'person-1@example.com', plan: 'tea-club' })
  expect(shared.payloads[1]?.payload.properties).toMatchObject({
    name: 'Smoked Earl Grey',
    url: 'https://tea.example/?email=person-1%40example.com'
  })
  expect(shared.payloads[1]?.eventMapping).toMatchObject({
    match: '.type == "track" and .event == "Product Viewed"',
    fields: { user_id: '.userId', timezone: '.context.timezone', product_id: '.properties.product_id' }
  })
  expect(shared.payloads[2]?.missing).toEqual(['No timezone in this event.'])

  const html = await downloaded(page, 'Download page')
  expect(html.name).toMatch(/^sample-payloads-tea-shop-.+\.html$/)
  for (const text of [json.text, html.text]) expect(text).not.toMatch(/ada@|\bAda\b|7700 900123|81\.2\.69/)
  await page.setContent(html.text)
  await expect(page.getByRole('heading', { level: 1, name: 'Sample payloads of Tea Shop' })).toBeVisible()
})

test('a field is unmasked, and another one masked', async ({ page, api }) => {
  const id = await sourceWith(api, 'Adjusted')
  await page.goto(`/sources/${id}/share?step=personal-data`)
  await page.getByRole('switch', { name: 'Mask .traits.phone' }).click()
  await page.getByRole('switch', { name: 'Mask .userId' }).click()
  await page.getByRole('combobox', { name: 'Mask another field' }).fill('plan')
  await page.getByRole('option', { name: '.traits.plan' }).click()
  await expect(page.getByRole('heading', { name: 'Chosen by you' })).toBeVisible()

  await step(page, 'Export').click()
  await expect(page.getByText('Left as it is, though it looks personal')).toBeVisible()
  const { payloads } = JSON.parse((await downloaded(page, 'Download JSON')).text) as Shared
  expect(payloads[0]?.payload.traits).toMatchObject({ phone: '+44 7700 900123' })
  expect(JSON.stringify(payloads)).not.toMatch(/tea-club|shopper-1/)
  await page.getByRole('button', { name: 'Mask .traits.phone' }).click()
  await expect(page.getByRole('button', { name: 'Mask .traits.phone' })).toBeHidden()
})

test('an event mapping with a mistake is not exported, and is led to', async ({ page, api }) => {
  const id = await sourceWith(api, 'Mistaken')
  await page.goto(`/sources/${id}/share?step=event-mappings`)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await page.getByRole('button', { name: /^Identify/ }).click()
  const was = await name.inputValue()
  await name.fill('')
  await page.getByRole('button', { name: 'Export' }).click()
  for (const button of ['Download page', 'Download JSON', 'Use in the collector']) {
    await expect(page.getByRole('button', { name: button })).toBeDisabled()
  }
  await page.getByRole('alert').getByRole('link', { name: 'Identify' }).click()
  await name.fill(was)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('button', { name: 'Download JSON' })).toBeEnabled()
})

test('which events are shared stands in the address', async ({ page, api }) => {
  const id = await sourceWith(api, 'Chosen')
  await page.goto(`/sources/${id}/share`)
  const home = page.getByRole('checkbox', { name: 'Page: Home' })
  await home.click()
  await expect(home).not.toBeChecked()
  await page.getByRole('button', { name: 'Payload of Track: Product Viewed' }).click()
  await page.getByRole('combobox', { name: 'Event' }).click()
  await page.getByRole('option').nth(1).click()
  const payload = page.getByRole('textbox', { name: 'Payload of Track: Product Viewed' })
  await expect(payload).toContainText('30125')
  await expect(page).toHaveURL(/without=[\w-]+&/)

  await page.reload()
  await expect(payload).toContainText('30125')
  await expect(page.getByText('2 of 3 shared.')).toBeVisible()
})

test('an event mapping is edited, and goes back to the suggestion', async ({ page, api }) => {
  const id = await sourceWith(api, 'Edited')
  await page.goto(`/sources/${id}/share?step=event-mappings`)
  await page.getByRole('button', { name: /^Track: Product Viewed/ }).click()
  await page.getByRole('button', { name: 'Add a field' }).click()
  const rows = page.getByRole('textbox', { name: /^Field \d+$/ })
  await rows.last().fill('product_id')
  await page
    .getByRole('textbox', { name: /^Path of field/ })
    .last()
    .fill('.properties.name')
  await expect(page.getByText('There is a field of this name')).toBeVisible()
  await expect(page.getByText('"Smoked Earl Grey"')).toHaveCount(2)

  await page.getByRole('link', { name: 'Catalog', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('is not saved')
  await page.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Back to the suggestion' }).click()
  await expect(page.getByText('There is a field of this name')).toBeHidden()
  await page.getByRole('link', { name: 'Catalog', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Catalog' })).toBeVisible()
})

test('the event mappings are used in the collector on this machine', async ({ page, ownWorkbench }) => {
  const { api, origin } = ownWorkbench
  const id = await sourceWith(api, 'Mapped')
  await page.goto(`${origin}/sources/${id}/share?step=export`)
  await page.getByRole('button', { name: 'Use in the collector' }).click()
  await page.getByRole('radio', { name: 'Remove them' }).check()
  await page.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByText('The collector uses 3 event mappings of this page.')).toBeVisible()
  const there = await api.ask<{ eventMappings: { name: string; match: string }[] }>(
    'GET',
    '/movable-ink/event-mappings'
  )
  expect(there.eventMappings.map(({ name }) => name)).toEqual(['Identify', 'Track: Product Viewed', 'Page: Home'])
})

test('an event with a personal name: it stands in no address, and that its criterion does not match is said', async ({
  page,
  api
}) => {
  const names = ['Signed up kim@acme.com', 'Signed up']
  const id = await sourceWith(
    api,
    'Personal names',
    names.map((event) => ({ type: 'track', event, userId: 'u-1', context }))
  )
  await page.goto(`/sources/${id}/share`)
  await page.getByRole('button', { name: /^Payload of .+kim/ }).click()
  await expect(page).toHaveURL(/open=/)
  expect(decodeURIComponent(page.url())).not.toContain('kim')
  await step(page, 'Event mappings').click()
  await expect(page.getByRole('button', { name: /kim.+Name masked/ })).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('does not match the event as it is sent')).toBeVisible()
  await step(page, 'Export').click()
  const { payloads } = JSON.parse((await downloaded(page, 'Download JSON')).text) as Shared
  expect(payloads.map(({ missing }) => missing.length)).toEqual([0, 1])

  await step(page, 'Personal data').click()
  await page.getByRole('switch', { name: 'Mask .event' }).click()
  await step(page, 'Event mappings').click()
  await expect(page.getByText('does not match the event as it is sent')).toBeHidden()
})

test('a long name without spaces is shown whole, at no width wider than the window', async ({ page, api }) => {
  const event = 'checkout_flow.payment_method.selected_credit_card_v2_experiment'.repeat(3)
  const id = await sourceWith(api, 'Long names', [{ type: 'track', event, userId: 'u-1', context: {} }])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/sources/${id}/share`)
  const tick = await page.getByRole('checkbox').boundingBox()
  const label = await page.getByText(event).boundingBox()
  expect(label?.x).toBeGreaterThanOrEqual((tick?.x ?? 0) + (tick?.width ?? 0))
  for (const name of ['events', 'personal-data', 'event-mappings', 'export']) {
    await page.goto(`/sources/${id}/share?step=${name}`)
    await expect(page.getByRole('tab', { selected: true })).toBeVisible()
    await expect(page.getByRole('tabpanel').getByRole('button').first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, name).toBeLessThanOrEqual(390)
    const cut = await page
      .getByText(event)
      .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth))
    expect(cut, name).toEqual([])
  }
})

test('a source without events says so, and leads to the debugger', async ({ page, api }) => {
  const id = await sourceWith(api, 'Silent', [])
  await page.goto(`/sources/${id}/share`)
  await expect(page.getByText('There is no event to share yet')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the debugger' }).click()
  await expect(page).toHaveURL(`/sources/${id}/debugger`)
})
