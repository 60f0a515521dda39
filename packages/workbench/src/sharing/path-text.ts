import type { Step } from './json'

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/

const keyText = (key: string) => (PLAIN_KEY.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)

const withDot = (text: string) => (text.startsWith('.') ? text : `.${text}`)

/** A path as jq writes it: `.properties.products[0].name`. */
export const pathText = (steps: readonly Step[]): string =>
  withDot(steps.map((step) => (typeof step === 'number' ? `[${step}]` : keyText(step))).join(''))

/** The path of a value, the same for all items of a list: `.properties.products[].name`. */
export const patternText = (steps: readonly Step[]): string =>
  withDot(steps.map((step) => (typeof step === 'number' ? '[]' : keyText(step))).join(''))
