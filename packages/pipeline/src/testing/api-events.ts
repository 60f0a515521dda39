import type { StoredEvent } from '../events/stored-events'
import type { ApiClient } from './api-client'
import { sendTo } from './pipelines'
import type { PipelineUnderTest } from './pipelines'

/** A source that a test sends events to. */
export interface MadeSource {
  id: string
  writeKey: string
}

/** A track event. */
export const viewed = (product: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  properties: { product },
  ...more
})

export const messageIdsOf = (events: readonly StoredEvent[]): string[] => events.map(({ messageId }) => messageId)

/** Sends events to sources, and lists them through the API. */
export function eventsThrough(api: ApiClient, pipeline: () => PipelineUnderTest) {
  async function makeSource(): Promise<MadeSource> {
    const { id } = await pipeline().sources.create('Website')
    await pipeline().refresh()
    return { id, writeKey: (await pipeline().sources.writeKeyOf(id)) ?? '' }
  }

  /** In the order they are given. */
  async function send({ writeKey }: MadeSource, ...events: object[]): Promise<void> {
    for (const event of events) {
      await sendTo(pipeline(), writeKey, 'batch', { batch: [{ userId: 'user-1', ...event }] })
    }
  }

  /** The newest first. */
  async function list({ id }: Pick<MadeSource, 'id'>, query: Record<string, string> = {}): Promise<StoredEvent[]> {
    const { body } = await api.get(`/sources/${id}/events?${new URLSearchParams(query).toString()}`)
    return (body as { events: StoredEvent[] }).events
  }

  return { makeSource, send, list }
}
