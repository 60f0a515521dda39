import { Destination } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'
import { validationErrors } from '../preview/field-errors'
import { missingMessages, settingIn } from './setting-messages'

/** What a check of the settings found. */
export type CredentialCheck =
  | { ok: true }
  | {
      ok: false
      /** That of the destination's error, or ours: `INVALID_SETTINGS`, `TIMED_OUT`. */
      code: string
      message: string
      /** What is wrong with each setting, by its key. */
      fields?: Record<string, string>
    }

/** The destination gives up after 10 s by itself. In milliseconds. */
const MOST_MS = 15_000

const TIMED_OUT = {
  ok: false,
  code: 'TIMED_OUT',
  message: 'The check took too long and was given up. Try again later.'
} as const

const invalid = (fields: Record<string, string>): CredentialCheck => ({
  ok: false,
  code: 'INVALID_SETTINGS',
  message: Object.values(fields).join(' '),
  fields
})

function failed(entry: CatalogEntry, error: unknown): CredentialCheck {
  if (!(error instanceof Error)) return { ok: false, code: 'UNKNOWN', message: 'The check failed.' }
  const ofValidation = validationErrors(error)
  if (ofValidation !== undefined) {
    return invalid(Object.fromEntries(ofValidation.map(({ field, message }) => [field, message])))
  }
  const { code, message } = error as Error & { code?: unknown }
  const setting = settingIn(message, entry)
  return {
    ok: false,
    code: typeof code === 'string' ? code : 'UNKNOWN',
    message,
    ...(setting === undefined ? {} : { fields: { [setting]: message } })
  }
}

/**
 * Segment's own check of the settings, as its app does it: actions-core's validation, but for what is missing, which is said
 * in the words of a preview, then the destination's `testAuthentication`. actions-core puts that one's error into the text of another: this is the error itself.
 */
export async function checkCredentials(
  entry: CatalogEntry,
  settings: Partial<Settings>,
  mostMs = MOST_MS
): Promise<CredentialCheck> {
  const missing = missingMessages(entry, settings)
  if (Object.keys(missing).length > 0) return invalid(missing)
  const { definition } = entry
  let own: unknown
  const { authentication } = definition
  const destination = new Destination<Settings>({
    ...definition,
    ...(authentication?.testAuthentication === undefined
      ? {}
      : {
          authentication: {
            ...authentication,
            testAuthentication: async (request, data) => {
              try {
                return await authentication.testAuthentication?.(request, data)
              } catch (error) {
                own = error
                throw error
              }
            }
          }
        })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<CredentialCheck>((resolve) => (timer = setTimeout(() => resolve(TIMED_OUT), mostMs)))
  // None is missing, or the check would be over; of what type each is, the validation looks at.
  const check = destination.testAuthentication({ ...settings } as Settings).then(
    (): CredentialCheck => ({ ok: true }),
    (error: unknown) => failed(entry, own ?? error)
  )
  try {
    return await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
    destination.responses.length = 0
  }
}
