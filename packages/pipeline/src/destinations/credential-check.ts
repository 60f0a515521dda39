import { Destination } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'
import { reasonOf } from '../delivery/reason'
import { explainCheck } from '../event-delivery/explanations'
import type { Explanation } from '../event-delivery/explanations'
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
      /** The code that a delivery would have: an HTTP status, a code of the system such as `ENOTFOUND`, or `INVALID_SETTINGS`. */
      reason: string
      /** HTTP status of Movable Ink's answer; missing when there was none. */
      status?: number
      explanation: Explanation
      /** The keys of the settings that may be at fault. */
      settings: string[]
      /** What is wrong with each setting, by its key. */
      fields?: Record<string, string>
    }

/** The destination gives up after 10 s by itself. In milliseconds. */
const MOST_MS = 15_000

type Failed = Extract<CredentialCheck, { ok: false }>

/** @param fields what is wrong with each setting, where that is known without asking Movable Ink */
function failure(code: string, message: string, reason: string, fields?: Record<string, string>): Failed {
  const { explanation, settings } = explainCheck(reason)
  return {
    ok: false,
    code,
    message,
    reason,
    explanation,
    ...(/^\d{3}$/.test(reason) ? { status: Number(reason) } : {}),
    ...(fields === undefined ? { settings } : { settings: Object.keys(fields), fields })
  }
}

const timedOut = () => failure('TIMED_OUT', 'The check took too long and was given up. Try again later.', 'ETIMEDOUT')

const invalid = (fields: Record<string, string>, code = 'INVALID_SETTINGS') =>
  failure(code, Object.values(fields).join(' '), 'INVALID_SETTINGS', fields)

/** Segment's own errors have a code, and a status. */
function errorParts(error: Error): { message: string; code?: string; status?: number } {
  const { message, code, status } = error as Error & { code?: unknown; status?: unknown }
  return {
    message,
    code: typeof code === 'string' ? code : undefined,
    status: typeof status === 'number' ? status : undefined
  }
}

function failed(entry: CatalogEntry, error: unknown): Failed {
  if (!(error instanceof Error)) return failure('UNKNOWN', 'The check failed.', 'UNKNOWN')
  const ofValidation = validationErrors(error)
  if (ofValidation !== undefined) {
    return invalid(Object.fromEntries(ofValidation.map(({ field, message }) => [field, message])))
  }
  const { message, ...given } = errorParts(error)
  const code = given.code ?? 'UNKNOWN'
  const setting = settingIn(message, entry)
  if (setting !== undefined) return invalid({ [setting]: message }, code)
  return failure(code, message, reasonOf(given.status, message))
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
  const late = new Promise<CredentialCheck>((resolve) => (timer = setTimeout(() => resolve(timedOut()), mostMs)))
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
