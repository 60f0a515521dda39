import { Destination } from '@segment/actions-core'
import type { Result, SegmentEvent } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'
import { checkCredentials } from '../destinations/credential-check'
import { concealerOf } from '../preview/conceal-secrets'
import type { Concealer } from '../preview/conceal-secrets'
import { directiveMistakes } from '../mappings/directive-mistakes'
import { validationErrors } from '../preview/field-errors'
import { inWords } from '../refusal'
import type { Mistake } from '../refusal'
import { ANY_EVENT } from '../trigger/any-event'
import { exchangeOf } from './exchange'
import type { Exchange } from './exchange'

/** What failed, in the shape of Segment's tester; with the request and the answer where there was one. */
export interface RequestError extends Partial<Exchange> {
  statusCode: number
  message: string
  stack: string[]
  /** The mistakes of a mapping, by field. */
  fields?: Record<string, string>
  requestError: true
}

/** A run of an action. */
export interface TesterRun {
  /** An array is a batch. */
  payload: Record<string, unknown> | Record<string, unknown>[]
  mapping: Record<string, unknown>
  /** As they came in; used once, and kept nowhere. */
  settings: Record<string, unknown>
  features: Record<string, boolean>
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The settings that a destination has, of what may be anything. */
const known = ({ username, password, movable_ink_url }: Record<string, unknown>): Settings => ({
  username: textOf(username),
  password: textOf(password),
  movable_ink_url: textOf(movable_ink_url)
})

function fieldsOf(error: unknown, shown: Concealer['text']): Record<string, string> | undefined {
  const errors = validationErrors(error)
  return errors && Object.fromEntries(errors.map(({ field, message }) => [field, shown(message)]))
}

function requestError(error: unknown, { text }: Concealer): RequestError {
  const { status = 500, message: said = 'Unknown failure' } = error as { status?: number; message?: string }
  const message = text(said)
  const name = error instanceof Error ? error.name : 'Error'
  const fields = fieldsOf(error, text)
  // No more of the stack: it would tell of this machine.
  return {
    statusCode: fields === undefined ? status : 400,
    message,
    stack: [`${name}: ${message}`],
    ...(fields && { fields }),
    requestError: true
  }
}

/** Directives that the runtime would not run: its own error is not shown, as it tells of this machine. */
function mappingError(mistakes: readonly Mistake[], { text }: Concealer): RequestError {
  const message = text(mistakes.map(inWords).join(' '))
  const fields = mistakes.map(({ path, message: said }) => [path.replace(/^fields\./, ''), text(said)] as const)
  return {
    statusCode: 400,
    message,
    stack: [`Error: ${message}`],
    fields: Object.fromEntries(fields),
    requestError: true
  }
}

/** What failed of a batch that as a whole did not: each message once. */
function failuresIn(results: Result[], conceal: Concealer): RequestError[] {
  const failures = new Map<string, RequestError>()
  for (const node of results.flatMap(({ multistatus = [] }) => multistatus)) {
    const { status, errormessage: message } = node as { status: number; errormessage?: unknown }
    if (typeof message === 'string') failures.set(message, requestError({ status, message }, conceal))
  }
  return [...failures.values()]
}

function withDefaults({ definition }: CatalogEntry, action: string, mapping: TesterRun['mapping']) {
  const fields = Object.entries(definition.actions[action]?.fields ?? {})
  const defaults = fields.flatMap(([name, { default: value }]) => (value == null ? [] : [[name, value] as const]))
  return { ...Object.fromEntries(defaults), ...mapping }
}

/**
 * Runs an action as Segment's own tester does: really, with the settings it is given, whatever the trigger. Each run has a
 * `Destination` of its own, so that no answer of another is ever in it.
 */
export async function runAction(
  entry: CatalogEntry,
  action: string,
  { payload, mapping, settings, features }: TesterRun
): Promise<(Exchange | RequestError)[]> {
  const destination = new Destination(entry.definition)
  const subscriptions = [
    {
      subscribe: ANY_EVENT,
      partnerAction: action,
      mapping: withDefaults(entry, action, mapping) as Record<string, never>
    } // JSON, as it came in
  ]
  const input = { ...(settings as unknown as Settings), subscriptions } // checked by the destination itself
  const conceal = concealerOf(known(settings))
  const mistakes = directiveMistakes(mapping)
  if (mistakes.length > 0) return [mappingError(mistakes, conceal)]
  const exchanges = () => destination.responses.map((response) => exchangeOf(response, known(settings)))
  try {
    if (!Array.isArray(payload)) {
      await destination.onEvent(payload as unknown as SegmentEvent, input, { features }) // any object
      return exchanges()
    }
    const results = await destination.onBatch(payload as unknown as SegmentEvent[], input, { features }) // the same
    return [...exchanges(), ...failuresIn(results, conceal)]
  } catch (error) {
    const before = exchanges()
    const last = before.pop()
    return [...before, { ...last, ...requestError(error, conceal) }]
  }
}

/** The answer to a check of the credentials, in the shape of Segment's tester. */
export type Authentication = { ok: true } | { ok: false; error: string; fields: Record<string, string> }

/** Checks credentials as the API does, and answers in the shape of Segment's tester. */
export async function authenticate(entry: CatalogEntry, settings: TesterRun['settings']): Promise<Authentication> {
  const check = await checkCredentials(entry, settings)
  if (check.ok) return check
  const { text } = concealerOf(known(settings))
  const fields = Object.entries(check.fields ?? {}).map(([key, message]) => [key, text(message)])
  return { ok: false, error: text(check.message), fields: Object.fromEntries(fields) as Record<string, string> }
}
