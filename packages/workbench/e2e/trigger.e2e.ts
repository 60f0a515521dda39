import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

const track = (event: string, properties: object = {}) => ({ type: 'track', userId: 'user-1', event, properties })

/** The page of a new mapping with this trigger, whose source has some events. */
async function openTrigger(page: Page, api: PipelineApi, name: string, trigger: string) {
  const { path, map, sourceId } = await newDestination(api, name)
  await api.send(sourceId, [
    track('Order Completed', { total: 120, coupon: 'A\\B' }),
    track('Product Viewed', { total: 5 }),
    { type: 'page', userId: 'user-1', name: 'Home' }
  ])
  const { id } = await map('Trigger', trigger)
  await page.goto(`${path}/${id}`)
  await expect(text(page)).toHaveValue(trigger)
}

const text = (page: Page) => page.getByRole('textbox', { name: 'FQL' })

const conditions = (page: Page) => page.getByRole('group', { name: /^Condition \d+$/ })

const part = (page: Page, number: number, name: string) =>
  page.getByRole('group', { name: `Condition ${number}`, exact: true }).getByLabel(`Condition ${number}: ${name}`, {
    exact: true
  })

test('what is built is written as FQL, and says how many events it matches', async ({ page, api }) => {
  await openTrigger(page, api, 'Building', 'type = "track"')
  await expect(page.getByText('Matches 2 of the last 3 events')).toBeVisible()

  await page.getByRole('button', { name: 'Add condition' }).click()
  await expect(part(page, 2, 'looks at')).toBeFocused()
  await part(page, 2, 'looks at').selectOption('Property')
  await expect(page.getByText('The text follows when every condition is complete.')).toBeVisible()
  await part(page, 2, 'path').fill('total')
  await part(page, 2, 'operator').selectOption('is greater than')
  await part(page, 2, 'value').fill('50')
  await expect(text(page)).toHaveValue('type = "track" and properties.total > 50')
  await expect(page.getByText('Matches 1 of the last 3 events')).toBeVisible()

  await page.getByText('ANY', { exact: true }).click()
  await expect(text(page)).toHaveValue('type = "track" or properties.total > 50')
  await page.getByRole('button', { name: 'Remove condition 1' }).click()
  await expect(text(page)).toHaveValue('properties.total > 50')
  await page.getByRole('button', { name: 'Remove condition 1' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Add condition' })).toBeFocused()
  await expect(text(page)).toHaveValue('')
})

test('what is typed as FQL is shown as conditions', async ({ page, api }) => {
  await openTrigger(page, api, 'Typing', 'type = "track"')
  await text(page).fill('!contains(event, "Order") or traits.vip = true')
  await expect(conditions(page)).toHaveCount(2)
  await expect(part(page, 1, 'operator')).toHaveValue('not_contains')
  await expect(part(page, 1, 'value')).toHaveValue('Order')
  await expect(part(page, 2, 'path')).toHaveValue('vip')
  await expect(part(page, 2, 'operator')).toHaveValue('is_true')
  await expect(page.getByRole('radio', { name: 'ANY' })).toBeChecked()
})

test('a value keeps its backslashes, and a quote that FQL cannot write is refused at it', async ({ page, api }) => {
  await openTrigger(page, api, 'Quoting', 'properties.coupon = "x"')
  await part(page, 1, 'value').fill('A\\B')
  await expect(text(page)).toHaveValue('properties.coupon = "A\\B"')
  await expect(page.getByText('Matches 1 of the last 3 events')).toBeVisible()

  await part(page, 1, 'value').fill('A"B')
  await expect(page.getByText('FQL cannot write a double quote.')).toBeVisible()
  await expect(text(page)).toHaveValue('properties.coupon = "A\\B"')
})

test('a text and a number of the same digits stay apart', async ({ page, api }) => {
  await openTrigger(page, api, 'Kinds', 'properties.total = "120"')
  await expect(page.getByText('Matches 0 of the last 3 events')).toBeVisible()
  await part(page, 1, 'value is a').selectOption('number')
  await expect(text(page)).toHaveValue('properties.total = 120')
  await expect(page.getByText('Matches 1 of the last 3 events')).toBeVisible()
})

test('a trap is said beside the text, with what is read instead', async ({ page, api }) => {
  const mixed = 'type = "track" and event = "A" or event = "B"'
  await openTrigger(page, api, 'Traps', mixed)
  await expect(page.getByText('"and" and "or" stand in one group')).toBeVisible()
  await expect(conditions(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Write it as it is read' }).click()
  await expect(text(page)).toHaveValue('type = "track" or event = "A" or event = "B"')
  await expect(conditions(page)).toHaveCount(3)
  await expect(page.getByText('"and" and "or" stand in one group')).toHaveCount(0)
})

test('conditions in parentheses stay as text, and nothing of them is lost', async ({ page, api }) => {
  const grouped = '(type = "track" and event = "Order Completed") or type = "page"'
  await openTrigger(page, api, 'Groups', grouped)
  await expect(page.getByText('It has conditions in parentheses')).toBeVisible()
  await expect(page.getByText('Matches 2 of the last 3 events')).toBeVisible()
  await expect(text(page)).toHaveValue(grouped)
})

test('why a text cannot be read is said at it', async ({ page, api }) => {
  await openTrigger(page, api, 'Errors', 'type = "track"')
  await text(page).fill('type = "track" && event = "A"')
  await expect(text(page)).toHaveAccessibleDescription(/It is not a trigger in FQL/)
  await expect(page.getByText('It matches no event while it cannot be read.')).toBeVisible()
  await text(page).fill('')
  await expect(text(page)).toHaveAccessibleDescription(/There is nothing to match/)
})

test('which events are matched can be looked at alone', async ({ page, api }) => {
  await openTrigger(page, api, 'Matches', 'type = "page"')
  const events = page.getByRole('list', { name: 'Newest events' }).getByRole('listitem')
  await expect(events).toHaveCount(3)
  await page.getByText('Matched', { exact: true }).click()
  await expect(events).toHaveText([/page.*Home/])
  await page.getByText('Not matched', { exact: true }).click()
  await expect(events).toHaveCount(2)
})

test('an answer about a text that was changed since is dropped', async ({ page, api }) => {
  await openTrigger(page, api, 'Stale', 'type = "track"')
  await expect(page.getByText('Matches 2 of the last 3 events')).toBeVisible()
  let answerFirst = () => {}
  const held = new Promise<void>((resolve) => (answerFirst = resolve))
  await page.route('**/api/v1/triggers/check', async (route) => {
    const { trigger } = route.request().postDataJSON() as { trigger: string }
    if (trigger === 'type = "alias"') await held
    await route.continue().catch(() => undefined)
  })
  const asked = page.waitForRequest((request) => request.postData()?.includes('alias') === true)
  await text(page).fill('type = "alias"')
  await asked
  await text(page).fill('type = "page"')
  await expect(page.getByText('Matches 1 of the last 3 events')).toBeVisible()
  answerFirst()
  await expect(page.getByText('Matches 0 of the last 3 events')).toHaveCount(0)
  await expect(page.getByText('Matches 1 of the last 3 events')).toBeVisible()
})
