import type { Page } from '@playwright/test'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

/** What is said of one place that an event passes. */
const stepOf = (page: Page, title: string) =>
  page
    .getByRole('list', { name: 'What an event passes' })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${title}`) })

async function unsetDestination(api: PipelineApi, name: string): Promise<string> {
  const { id: sourceId } = await api.ask<{ id: string }>('POST', '/sources', { name: `Source of ${name}` })
  const body = { sourceId, slug: 'actions-movable-ink', name }
  return (await api.ask<{ id: string }>('POST', '/destinations', body)).id
}

test('an event that arrives is counted, and the set-up is complete', async ({ page, ownWorkbench }) => {
  const { api, origin } = ownWorkbench
  const { sourceId } = await api.firstSetUp()
  await page.goto(origin)
  await expect(page.getByText('No event has arrived at the source yet.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Set-up' }).getByText('Preview and test it')).toBeVisible()
  await api.send(sourceId, [{ type: 'track', event: 'Product Viewed', userId: 'u' }])
  await expect(page.getByText('Events flow.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('All steps are done.')).toBeVisible({ timeout: 30_000 })
})

test('without a source the overview says what to begin with', async ({ page, emptyWorkbench }) => {
  await page.goto(emptyWorkbench.origin)
  await expect(page.getByRole('heading', { name: 'There is no source yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Create source' }).click()
  await expect(page.getByRole('dialog', { name: 'Create source' }).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.goto(`${emptyWorkbench.origin}/destinations`)
  await expect(page.getByRole('heading', { name: 'There is no destination yet' })).toBeVisible()
})

test('a source without a destination leads to adding one', async ({ page, api }) => {
  const { id } = await api.ask<{ id: string }>('POST', '/sources', { name: 'Lonely' })
  await page.goto('/')
  const source = page.getByRole('region', { name: 'Lonely' })
  await source.getByRole('link', { name: 'Add destination' }).click()
  await expect(page).toHaveURL(`/catalog/actions-movable-ink?add=${id}`)
})

test('the checklist goes through what an event meets, and leads to what fixes it', async ({ page, api }) => {
  const id = await unsetDestination(api, 'Stuck')
  await page.goto(`/destinations/${id}/mappings`)
  await page.getByRole('button', { name: 'Why is nothing flowing?' }).click()
  await expect(page).toHaveURL(`/destinations/${id}/mappings?why=${id}`)
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/No event has arrived/)
  await expect(stepOf(page, 'Destination')).toContainText('Complete its settings, then enable it.')
  await expect(stepOf(page, 'Mappings')).toContainText('There is no mapping.')
  await expect(stepOf(page, 'Credentials').getByRole('img', { name: 'Not yet known' })).toBeVisible()
  await stepOf(page, 'Settings').getByRole('link', { name: 'Settings' }).click()
  await expect(page).toHaveURL(`/destinations/${id}/settings`)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the checklist is opened by its address, and checks the credentials when asked', async ({ page, api }) => {
  const { destinationId } = await api.firstSetUp()
  await page.goto(`/destinations/${destinationId}/settings?why=${destinationId}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Check credentials' }).click()
  await expect(stepOf(page, 'Credentials')).toContainText('Movable Ink did not refuse the settings just now.')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`/destinations/${destinationId}/settings`)
})

test('the checklist names a wrong secret, a trigger that matches nothing, and what Movable Ink rejects', async ({
  page,
  ownWorkbench
}) => {
  const { api, origin } = ownWorkbench
  const { sourceId, destinationId } = await api.firstSetUp()
  const { eventMappings, version } = await api.ask<{ eventMappings: object[]; version: string }>(
    'GET',
    '/movable-ink/event-mappings'
  )
  const none = eventMappings.map((eventMapping) => ({ ...eventMapping, active: false }))
  await api.ask('PUT', '/movable-ink/event-mappings', { eventMappings: none, version })
  await api.send(sourceId, [{ type: 'track', event: 'Rejected', userId: 'u' }])
  await page.goto(`${origin}/?why=${destinationId}`)
  await expect(stepOf(page, 'Event mapping at Movable Ink')).toContainText('No event mapping is active')
  await expect(stepOf(page, 'Deliveries')).toContainText('1 × 422', { timeout: 30_000 })

  await api.ask('PATCH', `/destinations/${destinationId}`, { settings: { password: 'wrong' } })
  await api.send(sourceId, [{ type: 'track', event: 'Refused', userId: 'u' }])
  await expect(stepOf(page, 'Credentials')).toContainText('refused because of the settings', { timeout: 30_000 })

  const { mappings } = await api.ask<{ mappings: { id: string }[] }>('GET', `/destinations/${destinationId}/mappings`)
  await api.ask('PATCH', `/mappings/${mappings[0]?.id}`, { trigger: 'type = "alias"' })
  await expect(stepOf(page, 'Triggers')).toContainText('matches none of the last 2 events', { timeout: 30_000 })
})

test('the checklist names what is at fault now, says when that was changed, and is green with the next event', async ({
  page,
  ownWorkbench
}) => {
  const { api, origin } = ownWorkbench
  const { sourceId, destinationId } = await api.firstSetUp()
  const path = `/destinations/${destinationId}`
  const { url, accessSecret } = await api.credentials()
  const order = { type: 'track', event: 'Order Completed', userId: 'u' }
  const verdict = page.getByRole('dialog').getByRole('status')
  const set = (settings: object) => api.ask('PATCH', path, { settings })
  await set({ password: 'wrong' })
  await api.send(sourceId, [order])
  await page.goto(`${origin}${path}/mappings?why=${destinationId}`)
  await expect(verdict).toContainText('Movable Ink answers 401: the user name or access secret is wrong.')
  await set({ password: accessSecret })
  await expect(verdict).toContainText('The destination was changed since 1 delivery was refused.')
  await api.send(sourceId, [order])
  await expect(verdict).toHaveText('Events flow.')

  await set({ movable_ink_url: url.replace(/[^/]+$/, 'mistyped') })
  await api.send(sourceId, [order])
  await expect(verdict).toContainText('Movable Ink answers 404')
  await expect(page.getByRole('dialog')).not.toContainText('Movable Ink answers 401')
  await set({ movable_ink_url: url })
  await api.send(sourceId, [order])
  await expect(verdict).toHaveText('Events flow.')

  type Kept = { eventMappings: { active: boolean }[]; version: string }
  const kept = await api.ask<Kept>('GET', '/movable-ink/event-mappings')
  const refund = { name: 'Refund', match: '.event == "Refund"', fields: { user_id: '.userId' }, active: true }
  const put = (eventMappings: object[]) => api.ask('PUT', '/movable-ink/event-mappings', { eventMappings })
  await put([refund])
  await api.send(sourceId, [order, { ...order, event: 'Refund' }])
  await expect(verdict).toHaveText('No event mapping of the collector on this machine takes “Order Completed”.')
  await put(kept.eventMappings)
  await expect(verdict).toContainText('What rejected “Order Completed” was changed since. Send one to see.')
  await api.send(sourceId, [order])
  await expect(verdict).toHaveText('Events flow.')
})

test('the list of destinations warns of what keeps events away', async ({ page, api }) => {
  await unsetDestination(api, 'Warned of')
  await page.goto('/destinations')
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Warned of' }) })
  await expect(entry.getByRole('list', { name: 'Warnings' })).toContainText('The destination has no mapping.')
  await entry.getByRole('link', { name: 'Warned of', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Warned of' })).toBeVisible()
})

test('the Debugger opens the checklist of a destination that its source feeds, to be chosen where it feeds two', async ({
  page,
  api
}) => {
  const { id: sourceId } = await api.ask<{ id: string }>('POST', '/sources', { name: 'Feeds two' })
  const add = (name: string) =>
    api.ask<{ id: string }>('POST', '/destinations', { sourceId, slug: 'actions-movable-ink', name })
  await add('One')
  const { id } = await add('Two')
  await page.goto(`/sources/${sourceId}/debugger`)
  await page.getByRole('button', { name: 'Why is nothing flowing?' }).click()
  await page.getByRole('menuitem', { name: 'To Two' }).click()
  await expect(page).toHaveURL(`/sources/${sourceId}/debugger?why=${id}`)
  await expect(page.getByRole('dialog').getByText('on its way to Two')).toBeVisible()
})
