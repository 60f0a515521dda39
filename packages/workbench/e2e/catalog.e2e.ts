import { NARROW } from './looked-at'
import { expect, test } from './test'

test('the catalog is searched, and the address keeps the search', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('searchbox', { name: 'Search the catalog' }).fill('access secret')
  await expect(page.getByRole('link', { name: 'Movable Ink (Actions)' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search the catalog' }).fill('braze')
  await expect(page.getByText('Nothing in the catalog holds “braze”.')).toBeVisible()
  await expect(page).toHaveURL('/catalog?search=braze')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('link', { name: 'Movable Ink (Actions)' })).toBeVisible()
})

test('the page of a destination says what it does, needs and sends', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('link', { name: 'Movable Ink (Actions)' }).click()
  for (const name of ['What it does', 'What it needs', 'Limits', 'Action', 'Preset']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  }
  await expect(page.getByText('50 mappings for each destination')).toBeVisible()
  await expect(page.getByText('Type is identify, track, page, screen or group.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Fields of Send Entire Event' })).toContainText('Headers')
})

test('on a phone the page of a destination says what it is before it is added', async ({ page }) => {
  await page.setViewportSize(NARROW)
  await page.goto('/catalog/actions-movable-ink')
  const add = await page.getByRole('button', { name: 'Add destination' }).boundingBox()
  const description = await page.getByText('Send Segment analytics events to Movable Ink').first().boundingBox()
  expect(add?.y).toBeGreaterThan(description?.y ?? Infinity)
})

test('what is not in the catalog leads back to it', async ({ page }) => {
  await page.goto('/catalog/actions-braze')
  await page.getByRole('link', { name: 'Go to the catalog' }).click()
  await expect(page).toHaveURL('/catalog')
})

test('a destination is added to a source, and its settings come next', async ({ page }) => {
  await page.goto('/catalog/actions-movable-ink')
  await page.getByRole('button', { name: 'Add destination' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add Movable Ink (Actions)' })
  await expect(dialog.getByRole('combobox', { name: 'Source' })).toHaveValue('Website')
  await dialog.getByRole('textbox', { name: 'Name of the destination' }).fill('Added to what is there')
  await dialog.getByRole('button', { name: 'Add destination' }).click()
  await expect(page).toHaveURL(/\/destinations\/[^/]+\/settings$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Added to what is there' })).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Enable Destination' })).toBeDisabled()
})

test('a destination is added together with a new source, once, though the first try fails', async ({ page, api }) => {
  await page.goto('/catalog/actions-movable-ink?add')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Source' }).click()
  await page.getByRole('option', { name: 'A new source' }).click()
  await dialog.getByRole('textbox', { name: 'Name of the new source' }).fill('Till')
  // A sign that cannot be seen is no name: the API refuses it when the source is there already.
  await dialog.getByRole('textbox', { name: 'Name of the destination' }).fill('\u2800')
  await dialog.getByRole('button', { name: 'Add destination' }).click()
  await expect(dialog.getByText('must have a sign that can be seen')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name of the destination' }).fill('From the till')
  await dialog.getByRole('button', { name: 'Add destination' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'From the till' })).toBeVisible()
  const { sources } = await api.ask<{ sources: { name: string }[] }>('GET', '/sources')
  expect(sources.filter(({ name }) => name === 'Till')).toHaveLength(1)
})

test('a link adds a destination to the source that it names', async ({ page, api }) => {
  const { id } = await api.ask<{ id: string }>('POST', '/sources', { name: 'Newsletter' })
  await page.goto(`/catalog/actions-movable-ink?add=${id}`)
  await expect(page.getByRole('combobox', { name: 'Source' })).toHaveValue('Newsletter')
})
