import type { Spread } from './statistics'

/** A figure with as many digits as it has meaning: 12,345 · 123 · 12.3 · 1.23. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** A number of things. */
export const count = (value: number) => value.toLocaleString('en-US')

/** A median with its spread. */
export const withSpread = ({ median, min, max }: Spread, format = figure): string =>
  min === max ? format(median) : `${format(median)} (${format(min)}–${format(max)})`

/** A ratio with its spread. */
export const ratio = (value: Spread): string =>
  `× ${withSpread(value, (part) => (part >= 100 ? figure(part) : part.toFixed(2)))}`

/** A part of a whole, in percent. */
export const percent = (part: number): string => (Number.isFinite(part) ? `${Math.round(part * 100)} %` : '–')
