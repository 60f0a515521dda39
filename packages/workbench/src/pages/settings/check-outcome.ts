import type { CredentialCheck } from '../../api/destinations'
import type { Explanation } from '../../api/totals'

/** What a check of the credentials found, in words. */
export interface CheckOutcome {
  ok: boolean
  message: string
  /** What it means, and who can put it right. */
  explanation?: Explanation
  /** What is wrong with each setting, by key. */
  fields: Readonly<Record<string, string>>
}

const ACCEPTED =
  'Movable Ink did not refuse these settings. The check carries no event: whether Movable Ink has an event mapping shows when one is sent.'

/** What a check found: its message, at which settings it belongs, and who can put it right. */
export function checkOutcome(check: CredentialCheck): CheckOutcome {
  if (check.ok) return { ok: true, message: ACCEPTED, fields: {} }
  const { message, explanation, settings, fields } = check
  // What Movable Ink refuses is at one of them, and which of them is not known.
  const named = settings.map((key) => [key, 'This may be wrong: see the answer to the check.'] as const)
  return { ok: false, message, explanation, fields: fields ?? Object.fromEntries(named) }
}
