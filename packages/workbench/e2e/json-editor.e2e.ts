import type { Page } from '@playwright/test'
import { newDestination } from './new-destination'
import type { PipelineApi } from './pipeline-api'
import { expect, test } from './test'

const SAVED = { id: { '@case': { value: { '@path': '$.userId' }, operator: 'upper' } } }

const editor = (page: Page) => page.getByRole('textbox', { name: 'Data as JSON' })

/** The text of the editor, without how it is indented. */
const textOf = async (page: Page) => (await editor(page).innerText()).replaceAll(/\s/g, '')

/** Opens a mapping whose data is edited as JSON. */
async function openJson(page: Page, api: PipelineApi, name: string): Promise<void> {
  const { path, map } = await newDestination(api, name)
  const { id } = await map('Orders', 'type = "track"')
  await api.ask('PATCH', `/mappings/${id}`, { fields: { data: SAVED } })
  await page.goto(`${path}/${id}?sample=five-types.2`)
  await expect(editor(page)).toContainText('"@case"')
}

test('what is typed while the page lags behind is not overwritten with what was typed before', async ({
  page,
  api
}) => {
  // What React puts off until later waits here until it is let go on.
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called for its port below
    const { postMessage } = MessagePort.prototype
    const waiting: (() => void)[] = []
    let isHeld = false
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      const post = () => postMessage.call(this, message)
      if (isHeld) waiting.push(post)
      else post()
    }
    const task = () => new Promise((resolve) => setTimeout(resolve))
    Object.assign(window, {
      typeAheadOfThePage: async (text: string) => {
        isHeld = true
        for (const letter of text) {
          document.execCommand('insertText', false, letter)
          await task()
          waiting.shift()?.()
          await task()
        }
        isHeld = false
        for (const post of waiting) post()
      }
    })
  })
  await openJson(page, api, 'Typing')
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.evaluate('typeAheadOfThePage(\'{"a":"quickly"}\')')
  await expect(page.getByRole('region', { name: 'Save' })).toContainText('Unsaved changes')
  expect(await textOf(page)).toBe('{"a":"quickly"}')
})

test('what another text has taken the place of does not come back by undoing', async ({ page, api }) => {
  await page.clock.install()
  await openJson(page, api, 'Undoing')
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"other":1}')
  await page.keyboard.press('Control+z')
  await expect.poll(() => textOf(page)).toBe(JSON.stringify(SAVED))
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"other":2}')
  // What follows at once would be undone together with it.
  await page.clock.fastForward(1000)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => textOf(page)).toBe(JSON.stringify(SAVED))

  await editor(page).press('Control+z')
  await editor(page).press('Control+End')
  await page.keyboard.insertText('x')
  await expect(page.getByRole('region', { name: 'Save' })).toContainText('Unsaved changes')
  expect(await textOf(page)).toBe(`${JSON.stringify(SAVED)}x`)
})
