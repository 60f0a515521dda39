import type { Locator, Page } from '@playwright/test'

/** The first heading of this text. */
export const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).first()

/** The first place of a text. */
export const text = (text: string | RegExp) => (page: Page) => page.getByText(text).first()

/** The dialog of this name. */
export const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name })

/** The first button of this name. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** Opens the first of some rows. */
export const openFirst = (rows: Locator) => rows.first().click()
