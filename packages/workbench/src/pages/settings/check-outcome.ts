import type { CatalogSetting } from '../../api/catalog'
import type { CredentialCheck } from '../../api/destinations'

/** What a check of the credentials found, in words. */
export interface CheckOutcome {
  ok: boolean
  message: string
  /** Who can put it right, and how. */
  whoFixes?: string
  /** What is wrong with each setting, by key. */
  fields: Readonly<Record<string, string>>
}

const ACCEPTED =
  'Movable Ink did not refuse these settings. The check carries no event: whether Movable Ink has an event mapping shows when one is sent.'

const YOU = 'You can fix it: correct what is marked, then check again.'
const YOU_OR_NEW = 'You can fix it: enter both again. If they are right, ask Movable Ink for new ones.'
const YOU_OR_MOVABLE_INK = 'You can fix it: paste the URL again. If it is the one you were given, ask Movable Ink.'
const MOVABLE_INK = 'Movable Ink can fix it: ask them to allow these credentials for this endpoint.'
const NETWORK = 'You can fix it if the host is mistyped. If it is right, try again later.'

/** By what the message says, as a refusal of Movable Ink has no code but its status. */
const BY_STATUS = [
  ['(401)', YOU_OR_NEW],
  ['(403)', MOVABLE_INK],
  ['(404)', YOU_OR_MOVABLE_INK]
] as const

function whoFixes({ code, message = '' }: CredentialCheck): string {
  if (code === 'DESTINATION_UNREACHABLE' || code === 'TIMED_OUT') return NETWORK
  return BY_STATUS.find(([status]) => message.includes(status))?.[1] ?? YOU
}

/** What a check found: its message, at which settings it belongs, and who can put it right. */
export function checkOutcome(
  check: CredentialCheck,
  settings: readonly Pick<CatalogSetting, 'key' | 'label'>[]
): CheckOutcome {
  if (check.ok) return { ok: true, message: ACCEPTED, fields: {} }
  const { message = 'Movable Ink refused the settings.', fields } = check
  // A refusal by Movable Ink names the settings in its message alone.
  const named = settings
    .filter(({ label }) => message.includes(label))
    .map(({ key }) => [key, 'The check names this setting.'] as const)
  return { ok: false, message, whoFixes: whoFixes(check), fields: fields ?? Object.fromEntries(named) }
}
