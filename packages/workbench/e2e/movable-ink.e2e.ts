import type { Page } from '@playwright/test'
import { expect, test } from './test'

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

/** The name and criterion of an event mapping, which opens and closes it. */
const eventMapping = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })

const criterion = (page: Page) => page.getByRole('textbox', { name: 'Match criterion' })

const save = (page: Page) => page.getByRole('button', { name: 'Save event mappings' })

/** A promise, and what fulfils it. */
function barrier(): [held: Promise<void>, release: () => void] {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  return [held, () => release()]
}

test('the credentials are copied without standing in the page', async ({ page, api }) => {
  const { url, username, accessSecret } = await api.credentials()
  await page.goto('/movable-ink')
  await expect(page.getByText(`${new URL(url).origin}/behavioral/•••`)).toBeVisible()
  const copied = async (what: string) => {
    await page.getByRole('button', { name: `Copy ${what}` }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeHidden()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied('endpoint URL')).toBe(url)
  expect(await copied('user name')).toBe(username)
  expect(await copied('access secret')).toBe(accessSecret)
})

test('an event mapping is checked while it is typed, saved, and decides what is taken', async ({
  page,
  ownWorkbench: { origin, api }
}) => {
  const { sourceId } = await api.firstSetUp()
  await api.send(sourceId, [{ type: 'track', userId: 'user-1', event: 'Signed Up' }])
  await page.goto(`${origin}/movable-ink?tab=event-mappings`)
  await eventMapping(page, 'Track').click()
  await expect(page).toHaveURL(/mapping=2$/)
  await expect(page.getByText(/^It takes 1 of the 1 newest events/)).toBeVisible()

  await api.send(sourceId, [{ type: 'track', userId: 'user-1', event: 'Signed Up' }])
  await expect(page.getByText(/^It takes 2 of the 2 newest events/)).toBeVisible()

  await criterion(page).fill('.type = = "track"')
  await expect(page.getByText(/The criterion is not valid jq: .* at line 1, column 9/)).toBeVisible()
  await criterion(page).fill('.event == "Order Completed"')
  await expect(page.getByText(/^It takes none of them/)).toBeVisible()
  await page.getByRole('button', { name: 'Add field' }).click()
  await expect(save(page)).toBeDisabled()
  await page.getByRole('button', { name: /^Remove field \d+$/ }).click()
  await save(page).click()
  await expect(save(page)).toBeHidden()

  await api.send(sourceId, [{ type: 'track', userId: 'user-1', event: 'Signed Up' }])
  await tab(page, 'Received').click()
  await page.getByText(/^Rejected requests \(1\)$/).click()
  const rejected = page.getByRole('list', { name: 'Rejected requests' })
  await expect(rejected).toContainText('No active event mapping matches the event with type "track", event "Signed Up"')
  await rejected.getByRole('link', { name: 'Add or activate an event mapping' }).click()
  await eventMapping(page, 'Track').click()
  await expect(criterion(page)).toHaveValue('.event == "Order Completed"')
})

test('a broken path is refused with its place, and what is not saved is guarded', async ({ page }) => {
  await page.goto('/movable-ink?tab=event-mappings&mapping=1')
  await page.getByRole('textbox', { name: 'Field 1, path in the event' }).fill('.userId |')
  await save(page).click()
  await expect(page.getByRole('alert')).toContainText('Identify, user_id: is not valid jq')
  // Another tab is a look at something else, not a way out.
  await tab(page, 'Received').click()
  await tab(page, 'Event mappings').click()
  await expect(save(page)).toBeVisible()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(save(page)).toBeHidden()
})

test('an event mapping that is added is in view, ready to be named, and nothing is marked before that', async ({
  page,
  ownWorkbench: { origin }
}) => {
  await page.setViewportSize({ width: 1280, height: 620 })
  await page.goto(`${origin}/movable-ink?tab=event-mappings`)
  await page.getByRole('button', { name: 'Add event mapping' }).click()
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(name).toBeFocused()
  await expect(criterion(page)).toBeInViewport()
  await expect(page.getByText('Give it a name')).toBeHidden()
  await expect(save(page)).toBeDisabled()
  await page.keyboard.press('Tab')
  await expect(page.getByText('Give it a name')).toBeVisible()
  await name.fill('Order')
  await expect(page.getByText('Give it a name')).toBeHidden()
  await page.getByRole('button', { name: 'Add field' }).click()
  await expect(page.getByRole('textbox', { name: 'Field 4, Movable Ink field' })).toBeFocused()
  await expect(page.getByText('Write a path, such as .userId')).toBeHidden()
})

test('two who edit at once do not overwrite each other', async ({ page, context, api }) => {
  const before = await api.ask<{ eventMappings: unknown[] }>('GET', '/movable-ink/event-mappings')
  const other = await context.newPage()
  for (const one of [page, other]) {
    await one.goto('/movable-ink?tab=event-mappings&mapping=5')
    await one.getByRole('textbox', { name: 'Name', exact: true }).fill(one === page ? 'Mine' : 'Theirs')
  }
  await save(other).click()
  await expect(save(other)).toBeHidden()
  await save(page).click()
  await expect(page.getByText(/^Somebody else saved other event mappings/)).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(eventMapping(page, 'Theirs')).toBeVisible()
  await api.ask('PUT', '/movable-ink/event-mappings', { eventMappings: before.eventMappings })
})

test('what is edited while it is saved is still to be saved', async ({ page, ownWorkbench: { origin } }) => {
  const [held, release] = barrier()
  await page.route('**/api/v1/movable-ink/event-mappings', async (route) => {
    if (route.request().method() === 'PUT') await held
    await route.continue()
  })
  await page.setViewportSize({ width: 1280, height: 500 })
  await page.goto(`${origin}/movable-ink?tab=event-mappings`)
  await eventMapping(page, 'Group').click()
  await expect(page).toHaveURL(/mapping=\d$/)
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Sent')
  await save(page).click()
  await name.fill('Typed meanwhile')
  await expect(save(page)).toBeDisabled()
  release()
  await expect(save(page)).toBeEnabled()
  await expect(name).toHaveValue('Typed meanwhile')
  await save(page).click()
  await expect(save(page)).toBeHidden()
  await expect(eventMapping(page, 'Typed meanwhile')).toBeVisible()
})

test('a link to an event that is not here any more says so', async ({ page }) => {
  await page.goto('/movable-ink?tab=received&event=987654321')
  const drawer = page.getByRole('dialog', { name: 'Not here any more' })
  await expect(drawer).toContainText('Only the newest 500 events can be opened')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page).toHaveURL(/tab=received$/)
  await page.getByRole('textbox', { name: 'Search in events' }).fill('set-up')
  await expect(page).toHaveURL(/search=set-up$/)
})

test('what arrived shows what was kept, and whose profile it became', async ({ page, api }) => {
  const { sourceId } = await api.firstSetUp()
  await page.goto('/movable-ink?tab=received&search=ann%401')
  await expect(page.getByRole('textbox', { name: 'Search in events' })).toHaveValue('ann@1')
  await api.send(sourceId, [{ type: 'page', anonymousId: 'of ann@1', name: 'Tea', properties: { colour: 'red' } }])
  const events = page.getByRole('list', { name: 'Accepted events' })
  await expect(events.getByRole('listitem')).toHaveCount(1)
  await api.send(sourceId, [{ type: 'identify', anonymousId: 'of ann@1', userId: 'ann@1', traits: { plan: 'gold' } }])
  await expect(events.getByRole('listitem')).toHaveCount(2)

  await events.getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Tea' })
  await expect(drawer.getByRole('definition').filter({ hasText: /^Tea$/ })).toBeVisible()
  await expect(drawer.getByText('"colour"')).toBeVisible()
  await drawer.getByRole('link', { name: 'Profile' }).click()

  await expect(page.getByRole('heading', { name: 'ann@1', exact: true })).toBeVisible()
  await expect(page.getByText('Merged by identify: of ann@1')).toBeVisible()
  await page.getByRole('button', { name: 'traits: 1 value' }).click()
  await expect(page.getByRole('textbox', { name: 'traits' })).toContainText('"plan": "gold"')
  await page.getByRole('textbox', { name: 'Search by user id' }).fill('nobody')
  await expect(page).toHaveURL(/search=nobody/)
})

test('faults are turned on in words, are played, and cleared', async ({ page, ownWorkbench: { origin, api } }) => {
  const { sourceId } = await api.firstSetUp()
  await page.goto(`${origin}/movable-ink?tab=faults`)
  await expect(page.getByText('No fault is on.')).toBeVisible()
  await expect(page.getByText('Answer 429 for the next 3 requests')).toBeVisible()
  await page.getByRole('textbox', { name: 'Requests' }).fill('2')
  await page.getByRole('button', { name: 'Turn on' }).click()
  const on = page.getByRole('region', { name: 'Faults that are on' })
  await expect(on.getByRole('listitem')).toHaveText(/Answer 429 for the next 2 requests\s*2 requests left/)
  await api.send(sourceId, [{ type: 'page', userId: 'user-1', name: 'Home' }])
  // Tried again until the fault is over, without anybody's doing.
  await expect(on).toContainText('No fault is on.', { timeout: 30_000 })
  await page.getByRole('combobox', { name: 'For' }).click()
  await page.getByRole('option', { name: 'every request, until cleared' }).click()
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(on.getByRole('listitem')).toHaveText(/Answer 429 for every request\s*until it is cleared/)
  await on.getByRole('button', { name: 'Clear all' }).click()
  await expect(on).toContainText('No fault is on.')
  await page.goto(`${origin}/movable-ink?tab=received&show=rejected`)
  const rejected = page.getByRole('list', { name: 'Rejected requests' }).getByRole('listitem')
  await expect(rejected.filter({ hasText: 'A fault switch did this.' })).toHaveCount(2)
  await expect(page.getByText('Accepted events (1)')).toBeVisible()
})

test('where no collector plays Movable Ink, the page says how to get one', async ({ page }) => {
  await page.route('**/api/v1/movable-ink', (route) => route.fulfill({ json: { embedded: false } }))
  await page.goto('/movable-ink')
  await expect(page.getByRole('heading', { name: 'No collector plays Movable Ink here' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go to the destinations' })).toBeVisible()
})
