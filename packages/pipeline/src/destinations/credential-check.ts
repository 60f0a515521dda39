import { Destination } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'

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

/** The errors of actions-core's validation, each with the place of a setting: `$.username`, or `$` for one that is missing. */
interface InvalidSettings {
  name: 'AggregateAjvError'
  errors: { path: string; message: string }[]
}

const isInvalidSettings = (error: object): error is InvalidSettings =>
  'name' in error && error.name === 'AggregateAjvError' && 'errors' in error

/** The setting that an error of the validation is about: it is in its place, or the label is in its message. */
function fieldOf(definition: CatalogEntry['definition'], path: string, message: string): string {
  const fields = Object.entries(definition.authentication?.fields ?? {})
  const named = fields.find(
    ([key, { label }]) => path === `$.${key}` || message.includes(key) || message.includes(label)
  )
  return named?.[0] ?? path
}

function failed(definition: CatalogEntry['definition'], error: unknown): CredentialCheck {
  if (!(error instanceof Error)) return { ok: false, code: 'UNKNOWN', message: 'The check failed.' }
  if (isInvalidSettings(error)) {
    const fields = error.errors.map(({ path, message }) => [fieldOf(definition, path, message), message] as const)
    return { ok: false, code: 'INVALID_SETTINGS', message: error.message, fields: Object.fromEntries(fields) }
  }
  const { code, message } = error as Error & { code?: unknown }
  return { ok: false, code: typeof code === 'string' ? code : 'UNKNOWN', message }
}

/**
 * Segment's own check of the settings, as its app does it: actions-core's validation, then the destination's
 * `testAuthentication`. actions-core puts that one's error into the text of another: this is the error itself.
 */
export async function checkCredentials(
  { definition }: Pick<CatalogEntry, 'definition'>,
  settings: Partial<Settings>,
  mostMs = MOST_MS
): Promise<CredentialCheck> {
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
  // What is missing is for the validation to tell.
  const check = destination.testAuthentication({ ...settings } as Settings).then(
    (): CredentialCheck => ({ ok: true }),
    (error: unknown) => failed(definition, own ?? error)
  )
  try {
    return await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
    destination.responses.length = 0
  }
}
