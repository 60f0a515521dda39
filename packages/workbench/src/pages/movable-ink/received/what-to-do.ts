import type { RejectedRequest } from '../../../api/movable-ink'
import { saysUntaken } from '../../../checklist/rejections'

/** The way to where it can be changed: a tab of this page, or another page. */
type Fix = { label: string } & (
  { tab: 'event-mappings' | 'faults' | 'set-up'; to?: never } | { tab?: never; to: string }
)

/** What a rejection means, and what helps. */
export interface Advice {
  meaning: string
  fix?: Fix
}

const toFaults: Fix = { label: 'See the faults', tab: 'faults' }
const toSettings: Fix = { label: 'Go to the destinations', to: '/destinations' }

const BY_STATUS: Readonly<Record<number, Advice>> = {
  400: { meaning: 'The body is not an event as JSON. Look at the Data field of the mapping.', fix: toSettings },
  401: {
    meaning: 'The user name or the access secret in the settings of the destination is not the one handed over.',
    fix: { label: 'Copy them anew', tab: 'set-up' }
  },
  404: {
    meaning: 'The Movable Ink URL in the settings of the destination is not the one handed over.',
    fix: { label: 'Copy it anew', tab: 'set-up' }
  },
  405: { meaning: 'Only POST brings events.' },
  413: { meaning: 'It is larger than Movable Ink takes. Send fewer events at once, or less of each.', fix: toSettings },
  415: { meaning: 'The body was compressed, or its content type is none.' },
  429: { meaning: 'Too many requests at once. They are tried again later.' }
}

/** What a request that was not accepted tells whoever sent it. */
export function whatToDo({ status, reason }: Pick<RejectedRequest, 'status' | 'reason'>): Advice {
  if (reason?.startsWith('fault:')) return { meaning: 'A fault switch did this.', fix: toFaults }
  if (status === null) return { meaning: 'The sender gave up, or the connection was lost.' }
  if (status === 422 && saysUntaken(reason)) {
    return {
      meaning: 'The event arrived whole, and nobody told Movable Ink what to do with it.',
      fix: { label: 'Add or activate an event mapping', tab: 'event-mappings' }
    }
  }
  if (status === 422) return { meaning: 'Its time is too long ago, or cannot be read. Look at its timestamp.' }
  return BY_STATUS[status] ?? { meaning: '' }
}
