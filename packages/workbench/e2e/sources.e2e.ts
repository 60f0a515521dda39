import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

interface Made {
  id: string
}

/** A source whose events wait for a destination that nothing listens at. */
async function sourceWithWaiting(api: PipelineApi, name: string): Promise<string> {
  const { id: sourceId } = await api.ask<Made>('POST', '/sources', { name })
  const { id } = await api.ask<Made>('POST', '/destinations', {
    sourceId,
    slug: 'actions-movable-ink',
    name: `Where ${name} goes`,
    settings: { movable_ink_url: 'https://127.0.0.1:9/behavioral/key', username: 'user', password: 'secret' }
  })
  const mapping = await api.ask<Made>('POST', `/destinations/${id}/mappings`, {
    from: 'preset',
    preset: 'Send Entire Event'
  })
  await api.ask('PATCH', `/mappings/${mapping.id}`, { enabled: true })
  await api.ask('PATCH', `/destinations/${id}`, { enabled: true })
  await api.send(sourceId, [{ type: 'track', event: 'Product Viewed', userId: 'user-1' }])
  return sourceId
}

test('a source is created, and its debugger waits for the first event', async ({ page }) => {
  await page.goto('/sources')
  await page.getByRole('button', { name: 'Create source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create source' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('A source by hand')
  await dialog.getByRole('button', { name: 'Create source' }).click()
  await expect(page).toHaveURL(/\/sources\/[-\w]+\/debugger$/)
  await expect(page.getByText('Waiting for the first event')).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'A source by hand', exact: true })
  ).toBeVisible()
})

test('a name that is refused says why at the field', async ({ page }) => {
  await page.goto('/sources')
  await page.getByRole('button', { name: 'Create source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create source' })
  // A sign that is as wide as nothing.
  await dialog.getByRole('textbox', { name: 'Name' }).fill('\u200b')
  await dialog.getByRole('button', { name: 'Create source' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
    /must have a sign that can be seen/
  )
})

test('a source says when its newest event came, and is renamed', async ({ page, api }) => {
  const { id } = await api.ask<Made>('POST', '/sources', { name: 'Old name' })
  await api.send(id, [{ type: 'track', event: 'Product Viewed', userId: 'user-1' }])
  await page.goto('/sources')
  const row = page.getByRole('listitem').filter({ hasText: 'Old name' })
  await expect(row).toContainText(/Newest event (just now|\d+ seconds? ago) · no destination/)
  await row.getByRole('button', { name: 'More about Old name' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rename Old name' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('New name')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('link', { name: 'Debugger of New name' }).click()
  await expect(page).toHaveURL(`/sources/${id}/debugger`)
})

test('a source whose deliveries are not over is deleted only when that is said twice', async ({ page, api }) => {
  await sourceWithWaiting(api, 'Waiting')
  await page.goto('/sources')
  await page.getByRole('button', { name: 'More about Waiting' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Waiting?' })
  await expect(dialog).toContainText('So does its destination Where Waiting goes')
  await dialog.getByRole('button', { name: 'Delete source' }).click()
  await expect(dialog.getByRole('alert')).toContainText('1 delivery waits to be sent or tried again.')
  await dialog.getByRole('button', { name: 'Delete all the same' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: 'Waiting', exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Where Waiting goes' })).toHaveCount(0)
})
