import type { Fault } from '../../../api/movable-ink'

/** What can be chosen; each with what it asks for. */
export const KINDS = [
  { value: 'status', label: 'Answer with a status' },
  { value: 'delay', label: 'Wait before the answer' },
  { value: 'reset', label: 'Reset the connection' },
  { value: 'reset-mid-body', label: 'Reset it in the middle of the answer' },
  { value: 'truncate', label: 'End the answer halfway' },
  { value: 'redirect', label: 'Redirect' }
] as const

export type Kind = (typeof KINDS)[number]['value']

/** Which requests meet a fault. */
export const HOW_OFTEN = [
  { value: 'times', label: 'the next requests' },
  { value: 'every', label: 'every request, until cleared' },
  { value: 'share', label: 'some requests, until cleared' }
] as const

export type HowOften = (typeof HOW_OFTEN)[number]['value']

/** A fault while it is put together. Numbers are texts where nothing is typed yet. */
export interface FaultDraft {
  kind: Kind
  status: number | string
  redirectStatus: number | string
  ms: number | string
  location: string
  how: HowOften
  times: number | string
  percent: number | string
}

/** What is offered at first: what retries are tried with. */
export const FIRST_DRAFT: FaultDraft = {
  kind: 'status',
  status: 429,
  redirectStatus: 302,
  ms: 500,
  location: 'https://elsewhere.example/',
  how: 'times',
  times: 3,
  percent: 5
}

function whatOf(draft: FaultDraft): Fault | undefined {
  const { kind, status, redirectStatus, ms, location } = draft
  switch (kind) {
    case 'status':
      return typeof status === 'number' ? { kind, status } : undefined
    case 'delay':
      return typeof ms === 'number' ? { kind, ms } : undefined
    case 'reset':
    case 'truncate':
      return { kind }
    case 'reset-mid-body':
      return { kind: 'reset', at: 'mid-body' }
    case 'redirect':
      return typeof redirectStatus === 'number' && location.trim() !== ''
        ? { kind, status: redirectStatus, location: location.trim() }
        : undefined
  }
}

/** The fault that was put together, if nothing is missing. */
export function faultOf(draft: FaultDraft): Fault | undefined {
  const { how, times, percent } = draft
  const fault = whatOf(draft)
  if (fault === undefined) return undefined
  if (how === 'every') return { ...fault, share: 1 }
  if (how === 'times') return typeof times === 'number' ? { ...fault, times } : undefined
  return typeof percent === 'number' ? { ...fault, share: percent / 100 } : undefined
}
