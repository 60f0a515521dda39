import { namedIn } from '../events/event-name'
import { sharedEventMapping } from './event-mapping'
import type { EventMapping, SharedEventMapping } from './event-mapping'
import { typeOf } from './json'
import type { JsonObject } from './json'
import { KINDS } from './kinds-of-data'
import { hasMaskedName, MASKED_NAME_SHARED } from './masked-name'
import type { Finding, Masked } from './masking'
import { missingFields } from './missing-fields'

/** Says of a file that it is such a document, and in which version. */
export const FORMAT = 'movable-ink-sample-payloads'
export const VERSION = 1

/** A field whose values were replaced: where it is, and what it held. */
export interface MaskedField {
  path: string
  dataTypes: string[]
}

/** A sample payload, and the event mapping that is suggested for it. */
export interface SharedPayload {
  type: string
  name: string | null
  payload: JsonObject
  eventMapping: SharedEventMapping
  /** What Movable Ink asks for and this payload or its criterion does not give, in sentences. */
  missing: string[]
  masked: MaskedField[]
}

/** What is handed to Movable Ink: described in docs/sample-payloads.md. */
export interface ShareDocument {
  format: typeof FORMAT
  version: typeof VERSION
  source: string
  /** The day, in ISO 8601. */
  date: string
  payloads: SharedPayload[]
}

/** What a document is made of. */
export interface ShareParts {
  source: string
  date: string
  masked: Masked
  mappingOf: (key: string) => EventMapping
}

const maskedField = ({ part, sharedPath, kinds }: Finding): MaskedField => ({
  path: part === 'key' ? `${sharedPath} (the key itself)` : sharedPath,
  dataTypes: kinds.map((kind) => KINDS[kind])
})

/** What is handed to Movable Ink. Everything in it comes from the masked payloads. */
export function shareDocument({ source, date, masked, mappingOf }: ShareParts): ShareDocument {
  const maskings = masked.findings.filter(({ isMasked }) => isMasked)
  const payloads = masked.payloads.map((shared) => {
    const { key, event } = shared
    const mapping = mappingOf(key)
    const missing = missingFields(event, mapping).map(({ message }) => message)
    return {
      type: typeOf(event),
      name: namedIn(event).name,
      payload: event,
      eventMapping: sharedEventMapping(mapping),
      missing: hasMaskedName(masked, shared, mapping) ? [MASKED_NAME_SHARED, ...missing] : missing,
      masked: maskings.filter((finding) => finding.payloads.includes(key)).map(maskedField)
    }
  })
  return { format: FORMAT, version: VERSION, source, date, payloads }
}

/** A document as the text of a file. */
export const jsonOf = (document: ShareDocument) => `${JSON.stringify(document, null, 2)}\n`

/** A file's name that says source and date: `sample-payloads-fern-kettle-2026-06-30`. */
export function fileName({ source, date }: Pick<ShareDocument, 'source' | 'date'>): string {
  const words = source
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return ['sample-payloads', words, date].filter((part) => part !== '').join('-')
}
