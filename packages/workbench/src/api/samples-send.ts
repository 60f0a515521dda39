import { ApiError, errorOf, unreachable } from './api-error'
import { answered, api } from './client'
import type { SampleEvent } from './samples'

/** What an SDK adds to each event. */
interface SdkClock {
  newId: () => string
  /** In ISO 8601. */
  now: () => string
}

/** Events as an SDK would send them now: each with an id and a time of its own. */
export const asSdkWould = (events: readonly SampleEvent[], { newId, now }: SdkClock) =>
  events.map((event) => ({ ...event, messageId: `workbench-${newId()}`, timestamp: now() }))

// Not in every page: browsers keep it from those that come over http from another machine.
const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`

/**
 * Sends events to a source, in one batch, as an SDK does.
 *
 * @returns how many were taken in
 * @throws ApiError when they were not
 */
export async function sendAsSdk(sourceId: string, events: readonly SampleEvent[]): Promise<number> {
  const { writeKey } = await answered(api.GET('/api/v1/sources/{id}/write-key', { params: { path: { id: sourceId } } }))
  const now = () => new Date().toISOString()
  const response = await fetch('/v1/batch', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ batch: asSdkWould(events, { newId, now }), sentAt: now() })
  }).catch(() => {
    throw unreachable()
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const { code, message, mistakes } = errorOf(response.status, body)
    // 401 is about the write key, which was replaced meanwhile; it says nothing of who is signed in.
    throw new ApiError(response.status === 401 ? 400 : response.status, code, message, mistakes)
  }
  const { rejected = [] } = (body ?? {}) as { rejected?: unknown[] } // as the tracking API answers
  return events.length - rejected.length
}
