import { Destination, transform } from '@segment/actions-core'
import type { JSONLikeObject, SegmentEvent } from '@segment/actions-core'
import { triggerOf } from '@actions-movable-ink/runtime'
import type { RunMapping } from '@actions-movable-ink/runtime'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { CatalogEntry } from '../catalog'
import { missingMessages } from '../destinations/setting-messages'
import { fieldMistakes } from '../mappings/field-mistakes'
import { ANY_EVENT } from '../trigger/any-event'
import { checkTrigger } from '../trigger/check-trigger'
import { concealerOf } from './conceal-secrets'
import type { Concealer } from './conceal-secrets'
import { fieldErrors, mappingErrors } from './field-errors'
import type { FieldError } from './field-errors'
import { shownSteps } from './shown-preview'
import { whySwitchedOff } from './switched-off'
import type { TriedMapping } from './tried-mapping'
import { wireFormOf } from './wire-form'
import type { WireForm } from './wire-form'
import { withoutSending } from './without-sending'

/** What a mapping makes of an event, step by step. A step that is not reached is missing. */
export interface Preview {
  /** Whether the trigger matches the event. */
  matches: boolean
  /** Why the event would not be delivered all the same; missing when it would. */
  switchedOff?: string
  /** What each field of the mapping resolves to. */
  resolved: Record<string, unknown>
  /** What the action is given: without empty values, converted to the types of its fields, without other fields. */
  validated?: unknown
  /** The request that would be sent. */
  wire?: WireForm
  errors: FieldError[]
}

/** What is tried. */
export interface Tried {
  entry: CatalogEntry
  settings: Partial<Settings>
  mapping: TriedMapping
  event: Record<string, unknown>
}

/** What requests are shown for when a setting is missing: an address of Movable Ink's, and no credentials. */
const PLACEHOLDERS: Settings = {
  movable_ink_url: 'https://collector.movableink-dmz.com/behavioral/endpoint-key',
  username: 'username',
  password: 'access secret'
}

function withPlaceholders(settings: Partial<Settings>): Settings {
  const set = Object.entries(settings).filter(([, value]) => typeof value === 'string' && value !== '')
  return { ...PLACEHOLDERS, ...Object.fromEntries(set) }
}

const settingErrors = (entry: CatalogEntry, settings: Partial<Settings>): FieldError[] =>
  Object.entries(missingMessages(entry, settings)).map(([key, message]) => ({
    path: `settings.${key}`,
    code: 'MISSING_SETTING',
    message
  }))

function resolve(fields: TriedMapping['fields'], event: Tried['event']) {
  const resolved: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const [name, field] of Object.entries(fields)) {
    try {
      const result = transform({ [name]: field } as JSONLikeObject, structuredClone(event)) // JSON, as it came in
      if (Object.hasOwn(result, name)) resolved[name] = structuredClone(result[name])
    } catch (error) {
      errors.push({ path: `fields.${name}`, code: 'INVALID_MAPPING', message: (error as Error).message })
    }
  }
  return { resolved, errors }
}

/** Runs the event through the real destination as if the trigger matched it, up to the socket. */
async function run(
  { entry, settings, mapping, event }: Tried,
  conceal: Concealer
): Promise<Pick<Preview, 'validated' | 'wire' | 'errors'>> {
  const { definition, payloads, requests } = withoutSending(entry.definition)
  const subscription: RunMapping = {
    subscribe: ANY_EVENT,
    partnerAction: mapping.action,
    mapping: mapping.fields as RunMapping['mapping'] // JSON, as it came in
  }
  const errors: FieldError[] = []
  try {
    // The runtime looks at any object.
    const segmentEvent = structuredClone(event) as unknown as SegmentEvent
    await new Destination(definition).onEvent(segmentEvent, {
      ...withPlaceholders(settings),
      subscriptions: [subscription]
    })
  } catch (error) {
    errors.push(...fieldErrors(error, entry, mapping.action))
  }
  const [request] = requests
  const [validated] = payloads
  return {
    ...(payloads.length === 0 ? {} : { validated }),
    ...(request === undefined ? {} : { wire: wireFormOf(request, conceal, validated) }),
    errors
  }
}

/** Shows what a mapping would make of an event; one that could not be saved is not run. Nothing is sent, and nothing secret is in it. */
export async function previewOf(tried: Tried): Promise<Preview> {
  const { entry, settings, mapping, event } = tried
  const { valid, error } = checkTrigger(mapping.trigger)
  // Triggers look at any object.
  const matches = valid && triggerOf(mapping.trigger)(event as unknown as SegmentEvent)
  const conceal = concealerOf(settings)
  const { resolved, errors: unresolved } = resolve(mapping.fields, event)
  const mistakes = fieldMistakes(entry, mapping)
  // Where there are mistakes, they say why a field cannot be resolved.
  const errors = mistakes.length > 0 ? mappingErrors(mistakes) : unresolved
  const { wire, ...ran } = errors.length > 0 ? { errors: [] } : await run(tried, conceal)
  const ofTrigger = error === undefined ? [] : [{ path: 'trigger', ...error }]
  const steps = { resolved, ...ran, errors: [...ofTrigger, ...errors, ...ran.errors] }
  const shown = shownSteps(entry, mapping.action, steps, conceal)
  const switchedOff = whySwitchedOff(entry, event)
  return {
    matches,
    ...(switchedOff === undefined ? {} : { switchedOff }),
    ...shown,
    ...(wire === undefined ? {} : { wire }),
    errors: [...settingErrors(entry, settings), ...shown.errors]
  }
}
